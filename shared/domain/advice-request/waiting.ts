import type { IsoDate } from '../calendar/days.ts';
import type { AdviceRequest } from './advice-request.ts';

/** What of a request can wait for the council, the most pressing first. */
export const WAITING_KINDS = [
  'blocked',
  'undeliverable',
  'pass-on',
  'already-available',
  'exception',
  'submitted',
  'not-known',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

interface Waiting<K extends WaitingKind = WaitingKind> {
  readonly kind: K;
  readonly since: IsoDate;
}

const OWED: readonly AdviceRequest['status'][] = ['requested', 'acknowledged', 'returned'];

/** What the team asks the council to decide, each with the day since when. */
export const proposalsOf = (
  request: AdviceRequest,
): readonly Waiting<'blocked' | 'pass-on' | 'already-available' | 'exception'>[] => {
  const { status, proposedPassOn, proposedAlreadyAvailable, exceptions } = request;
  if (status === 'blocked') return [{ kind: 'blocked', since: request.blockedOn }];
  const owed = OWED.includes(status);
  const claimed = exceptions.find(({ decision }) => decision === null);
  return [
    ...(owed && proposedPassOn ? [{ kind: 'pass-on', since: proposedPassOn.on } as const] : []),
    ...(owed && proposedAlreadyAvailable
      ? [{ kind: 'already-available', since: proposedAlreadyAvailable.on } as const]
      : []),
    ...(claimed ? [{ kind: 'exception', since: claimed.claimedOn } as const] : []),
  ];
};

/** What of a request waits for the council, the most pressing first, and since when; null where nothing does. */
export const waitingOf = (request: AdviceRequest): Waiting | null => {
  const { status, undeliverableSince } = request;
  if (undeliverableSince && OWED.includes(status)) return { kind: 'undeliverable', since: undeliverableSince };
  const [proposed] = proposalsOf(request);
  if (proposed) return proposed;
  // History that was imported was dealt with where it came from.
  const answered = (status === 'not-known' || status === 'submitted') && request.answer.answer !== null;
  return answered ? { kind: status, since: request.answer.on } : null;
};

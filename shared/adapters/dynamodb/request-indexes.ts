import type { AdviceRequest, AdviceRequestStatus } from '../../domain/advice-request/advice-request.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import {
  duePartition,
  dueSort,
  rungPartition,
  rungSort,
  type Standing,
  teamPartition,
  waitingPartition,
  waitingSort,
} from './assessments-keys.ts';

/** Whether a request is still with its team: the two halves of the indexes by due day, so that lists of what is owed stay short. */
export const standingOf = (status: AdviceRequestStatus): Standing => {
  const open: readonly AdviceRequestStatus[] = ['requested', 'acknowledged', 'returned', 'blocked'];
  return open.includes(status) ? 'open' : 'ended';
};

/** What of a request waits for the council, the most pressing first, and since when; null where nothing does. */
export const waitingOf = (request: AdviceRequest): { readonly kind: string; readonly since: IsoDate } | null => {
  const { status, undeliverableSince, proposedPassOn, proposedAlreadyAvailable, exceptions } = request;
  if (status === 'blocked') return { kind: 'blocked', since: request.blockedOn };
  const owed = standingOf(status) === 'open';
  if (owed && undeliverableSince) return { kind: 'undeliverable', since: undeliverableSince };
  if (owed && proposedPassOn) return { kind: 'pass-on', since: proposedPassOn.on };
  if (owed && proposedAlreadyAvailable) return { kind: 'already-available', since: proposedAlreadyAvailable.on };
  const claimed = exceptions.find(({ decision }) => decision === null);
  if (claimed) return { kind: 'exception', since: claimed.claimedOn };
  // History that was imported was dealt with where it came from.
  const answered = (status === 'not-known' || status === 'submitted') && request.answer.answer !== null;
  return answered ? { kind: status, since: request.answer.on } : null;
};

/** The attributes by which the indexes find a request. */
export const requestIndexes = (council: string, key: string, request: AdviceRequest, nextRungOn: IsoDate | null) => {
  const { number, team, dueOn, status } = request;
  const standing = standingOf(status);
  const waiting = waitingOf(request);
  return {
    duePk: duePartition(council, standing),
    teamPk: teamPartition(council, team, standing),
    dueSk: dueSort(dueOn, key, number),
    ...(nextRungOn && { rungPk: rungPartition(council), rungSk: rungSort(nextRungOn, key, number) }),
    ...(waiting && {
      waitPk: waitingPartition(council, waiting.kind),
      waitSk: waitingSort(waiting.since, key, number),
    }),
  };
};

import type { AdviceRequest } from '../advice-request/advice-request.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { IsoDate } from '../calendar/days.ts';
import { laterOf, londonDate } from '../calendar/london-days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Council } from '../directory/council.ts';
import { answerByRungs } from './answer-by-rungs.ts';
import { ladderFor } from './ladder.ts';
import type { Recipient } from './recipients.ts';
import { type RungDay, rungDays } from './rungs.ts';

/** The day until which an accepted exception stops the chase: `never` where the council has not set one; null where none does. */
const heldUntil = ({ exceptions }: AdviceRequest): IsoDate | 'never' | null =>
  exceptions
    .filter(({ decision }) => decision === 'accepted')
    .reduce<IsoDate | 'never' | null>((held, { chaseAgainOn }) => {
      if (held === 'never' || chaseAgainOn === null) return 'never';
      return held === null ? chaseAgainOn : laterOf(held, chaseAgainOn);
    }, null);

/** Rungs of this day and before are never sent: those from before the platform had the request in hand. */
const inHandSince = (request: AdviceRequest): IsoDate | null =>
  request.imported ? request.takenOverOn : londonDate(request.requestedAt);

/**
 * Whether rungs go out for a request at all: not where it is answered or has ended, is blocked, its mail bounced, its assessment has
 * ended, or it is history that was not taken over.
 */
export const isChased = (assessment: Assessment, request: AdviceRequest): boolean =>
  ['requested', 'acknowledged', 'returned'].includes(request.status) &&
  request.undeliverableSince === null &&
  assessment.planIssuedOn === null &&
  assessment.closedOn === null &&
  inHandSince(request) !== null &&
  heldUntil(request) !== 'never';

/** Whether a request may be chased on a day: at all, and no accepted exception holds it back until a later one. */
export const isChasedOn = (assessment: Assessment, request: AdviceRequest, day: IsoDate): boolean => {
  const held = heldUntil(request);
  return isChased(assessment, request) && (held === null || held <= day);
};

/** By when a returned or challenged request is to be answered, and since when that is asked; null where the ladder applies. */
export const askedFor = (request: AdviceRequest): { readonly answerBy: IsoDate; readonly on: IsoDate } | null =>
  request.status === 'returned' ? (request.returns.at(-1) ?? null) : request.challenged;

/** What is still to come for a request: rungs after the latest one sent, passed ones of before its time left out. */
const rungsToCome = (request: AdviceRequest, council: Pick<Council, 'ladder'>, until: IsoDate): readonly RungDay[] => {
  const asked = askedFor(request);
  const rungs = asked
    ? answerByRungs(asked.answerBy, request.kind, until)
    : rungDays(request.receivedOn, ladderFor(request.kind, request.receivedOn, council.ladder[request.kind]), until);
  const sent = new Set(request.rungs.map(({ rung }) => rung));
  const since = asked?.on ?? inHandSince(request);
  const isOpened = request.openedOn !== null || request.status === 'acknowledged';
  return rungs
    .slice(rungs.findLastIndex(({ rung }) => sent.has(rung)) + 1)
    .filter(({ on, onlyUnopened }) => since !== null && on > since && !(onlyUnopened && isOpened));
};

/**
 * The rung to send today for a request, or null: only the latest that is due, on a working day, each once ever, never before its
 * day and not while an accepted exception holds it back. `to` names whom, by role.
 */
export const rungDue = (
  assessment: Assessment,
  number: number,
  council: Pick<Council, 'ladder'>,
  today: IsoDate,
): { readonly rung: string; readonly to: readonly Recipient[] } | null => {
  const request = assessment.requests.find((one) => one.number === number);
  if (!request || !isWorkingDay(today) || !isChasedOn(assessment, request, today)) return null;
  const due = rungsToCome(request, council, today).findLast(({ on }) => on <= today);
  return due ? { rung: due.rung, to: due.to } : null;
};

const nextRungOn = (
  assessment: Assessment,
  request: AdviceRequest,
  council: Pick<Council, 'ladder'>,
): IsoDate | null => {
  const since = inHandSince(request);
  if (since === null || !isChased(assessment, request)) return null;
  const until = laterOf(laterOf(since, askedFor(request)?.on ?? since), request.rungs.at(-1)?.on ?? since);
  const next = rungsToCome(request, council, until)[0];
  const held = heldUntil(request);
  if (!next) return null;
  return held === null ? next.on : laterOf(next.on, held);
};

/** The day on which each request's next rung goes out, by number; null where nothing is to be chased. */
export const nextRungDays = (
  assessment: Assessment,
  council: Pick<Council, 'ladder'>,
): ReadonlyMap<number, IsoDate | null> =>
  new Map(assessment.requests.map((request) => [request.number, nextRungOn(assessment, request, council)]));

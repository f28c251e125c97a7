import type { TrackerRow } from '../assessment/commands.ts';
import type { AdviceRequest } from './advice-request.ts';

const outcomeOf = (
  request: Exclude<AdviceRequest, { status: 'blocked' }>,
): Pick<TrackerRow, 'outcome' | 'answeredOn'> => {
  if ('answer' in request) return { outcome: request.answer.outcome, answeredOn: request.answer.on };
  if ('endedOn' in request) return { outcome: request.status, answeredOn: request.endedOn };
  return { outcome: 'open', answeredOn: null };
};

/** A request as a row of the council's tracker: what an export writes, and what an import compares with. */
export const trackerRowOf = (request: AdviceRequest): TrackerRow => {
  const its = request.status === 'blocked' ? request.was : request;
  return {
    requestedOn: its.receivedOn,
    ...outcomeOf(its),
    exception: its.exceptions.find(({ decision }) => decision === 'accepted')?.kind ?? null,
    lateReason: ('answer' in its ? its.answer.lateReason : its.lateReasonSoFar) ?? null,
  };
};

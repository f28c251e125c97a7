import type { IsoDate } from '../calendar/days.ts';
import type { Assessment } from './assessment.ts';
import type { Refusal } from './commands.ts';

const LATER = ['decidedOn', 'draftSentOn', 'planIssuedOn', 'closedOn'] as const;
const WHAT: Record<(typeof LATER)[number], string> = {
  decidedOn: 'The decision whether to assess',
  draftSentOn: 'The draft plan',
  planIssuedOn: 'The plan',
  closedOn: 'The end of the assessment',
};

/** What is wrong with an assessment's days and its end, or null. Days are in the past or today, none before the request. */
export const datesAtFault = (
  state: Pick<Assessment, 'requestedOn' | (typeof LATER)[number] | 'closedReason'>,
  today: IsoDate,
): Refusal | null => {
  const refusal = (field: string, reason: string): Refusal => ({ kind: 'invalid', field, reason });
  if (state.requestedOn > today) return refusal('requestedOn', 'The request cannot be of a day still to come');
  for (const field of LATER) {
    const on = state[field];
    if (on !== null && on < state.requestedOn) return refusal(field, `${WHAT[field]} cannot be before the request`);
    if (on !== null && on > today) return refusal(field, `${WHAT[field]} cannot be of a day still to come`);
  }
  if (state.closedOn !== null && state.closedReason === null)
    return refusal('closedReason', 'Say why the assessment is closed');
  if (state.closedOn === null && state.closedReason !== null)
    return refusal('closedOn', 'Say on which day the assessment was closed');
  return state.closedOn !== null && state.planIssuedOn !== null
    ? refusal('closedOn', 'An assessment ends with a plan or is closed, not both')
    : null;
};

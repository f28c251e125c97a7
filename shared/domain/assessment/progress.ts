import type { AdviceRequest, LateReason, StandingAnswer } from '../advice-request/advice-request.ts';
import { daysBetween, laterOf, londonDate } from '../calendar/london-days.ts';
import type { Assessment } from './assessment.ts';
import type { Progress } from './decision.ts';

/** What a blocked request was before; any other is itself. Figures do not lose a request while the council looks. */
const underneath = (request: AdviceRequest): Exclude<AdviceRequest, { status: 'blocked' }> =>
  request.status === 'blocked' ? request.was : request;

/** The first answer that stands, or null: timeliness is judged on its day. */
export const standingAnswer = (request: AdviceRequest): StandingAnswer | null => {
  const its = underneath(request);
  return 'answer' in its ? its.answer : null;
};

/** The day on which a request was withdrawn, passed on or found to be already available; null for any other. */
export const endedOn = (request: AdviceRequest): string | null => {
  const its = underneath(request);
  return 'endedOn' in its ? its.endedOn : null;
};

/** Why it is late: as the answer says, or the council's tracker while it is open. */
export const lateReasonOf = (request: AdviceRequest): LateReason | null => {
  const answer = standingAnswer(request);
  return answer ? answer.lateReason : (request.lateReasonSoFar ?? null);
};

/**
 * Days that a request passed on was held by the team that passed it on; null for any other. One that came from another team of
 * the same organisation keeps `receivedOn`, but is held only since it came.
 */
export const heldDays = (request: AdviceRequest): number | null =>
  request.status === 'passed-on'
    ? daysBetween(laterOf(request.receivedOn, londonDate(request.requestedAt)), request.endedOn)
    : null;

const progressOfRequest = (request: AdviceRequest): Progress['requests'][number] => ({
  number: request.number,
  team: request.team,
  organisation: request.organisation,
  kind: request.kind,
  status: request.status,
  receivedOn: request.receivedOn,
  dueOn: request.dueOn,
  answeredOn: standingAnswer(request)?.on ?? null,
  outcome: standingAnswer(request)?.outcome ?? null,
  lateReason: lateReasonOf(request),
  endedOn: endedOn(request),
  exceptions: request.exceptions.filter(({ decision }) => decision === 'accepted').map(({ kind }) => kind),
  openedOn: request.openedOn,
  returnedOn: underneath(request).status === 'returned' ? (request.returns.at(-1)?.on ?? null) : null,
  heldDays: heldDays(request),
});

/** What others may know of an assessment: dates, statuses and outcomes, nothing personal and no free text. */
export const progressOf = (state: Assessment): Progress => ({
  route: state.route,
  requestSource: state.requestSource,
  requestedOn: state.requestedOn,
  decidedOn: state.decidedOn,
  planIssuedOn: state.planIssuedOn,
  closedOn: state.closedOn,
  closedReason: state.closedReason,
  exceptions: state.exceptions.map(({ kind }) => kind),
  requests: state.requests.map(progressOfRequest),
});

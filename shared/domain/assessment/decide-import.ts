import type { AdviceRequest, RequestCommon, StandingAnswer } from '../advice-request/advice-request.ts';
import { adviceDue } from '../advice-request/due.ts';
import { asked, freshRequest } from '../advice-request/new-request.ts';
import { nextNumber } from '../advice-request/of-assessment.ts';
import { conflict, decided, invalid } from '../advice-request/refusals.ts';
import { trackerRowOf } from '../advice-request/tracker-row.ts';
import { londonInstant } from '../calendar/london-days.ts';
import type { Assessment } from './assessment.ts';
import type { AssessmentCommand, DecisionContext, Outcome, TrackerRow } from './commands.ts';

type Command = Extract<AssessmentCommand, { do: 'import-request' }>;

const rowAtFault = (
  { requestedOn, answeredOn, outcome }: Pick<TrackerRow, 'requestedOn' | 'answeredOn' | 'outcome'>,
  today: string,
): Outcome | null => {
  if (requestedOn > today) return invalid('requestedOn', 'The request cannot be of a day still to come');
  if (outcome === 'open')
    return answeredOn === null ? null : invalid('answeredOn', 'An open request has no day on which it was answered');
  if (answeredOn === null) return invalid('answeredOn', `Say on which day this request became “${outcome}”`);
  if (answeredOn < requestedOn) return invalid('answeredOn', 'The answer cannot be before the request');
  return answeredOn > today ? invalid('answeredOn', 'The answer cannot be of a day still to come') : null;
};

const exceptionsOf = ({ exception, requestedOn }: TrackerRow): RequestCommon['exceptions'] =>
  exception === null
    ? []
    : [
        {
          kind: exception,
          why: 'As imported',
          from: null,
          to: null,
          on: null,
          claimedOn: requestedOn,
          claimedBy: 'import',
          decision: 'accepted',
          decidedOn: requestedOn,
          chaseAgainOn: null,
        },
      ];

const standingIn = (common: RequestCommon, { outcome, answeredOn, lateReason }: TrackerRow): AdviceRequest => {
  const { lateReasonSoFar: _before, ...rest } = common;
  if (answeredOn === null || outcome === 'open')
    return { ...rest, status: 'requested', ...(lateReason && { lateReasonSoFar: lateReason }) };
  switch (outcome) {
    case 'submitted':
    case 'not-known': {
      const answer: StandingAnswer = { outcome, on: answeredOn, lateReason, answer: null };
      return { ...rest, status: outcome, answer };
    }
    case 'withdrawn':
      return { ...rest, status: 'withdrawn', endedOn: answeredOn, reason: 'As imported' };
    case 'passed-on':
      return { ...rest, status: 'passed-on', endedOn: answeredOn, to: null };
    case 'already-available':
      return { ...rest, status: 'already-available', endedOn: answeredOn, agreements: [] };
  }
};

const NOON = '12:00';

const fresh = (number: number, { team, row }: Command): RequestCommon => ({
  ...freshRequest(
    number,
    asked(team),
    { receivedOn: row.requestedOn, receivedBasis: 'sent', dueOn: adviceDue(row.requestedOn) },
    londonInstant(row.requestedOn, NOON),
  ),
  imported: true,
});

const isSame = (one: TrackerRow, other: TrackerRow): boolean =>
  (Object.keys(one) as (keyof TrackerRow)[]).every((member) => one[member] === other[member]);

/** Why a tracker's row contradicts itself or today; null where it does not. */
export const datesRefused = (row: Pick<TrackerRow, 'requestedOn' | 'answeredOn' | 'outcome'>, today: string) => {
  const fault = rowAtFault(row, today);
  return fault && !fault.ok ? fault.refusal : null;
};

/** The tracker has it open still, here it ended with its assessment: that is no news and no contradiction. */
const endedWithAssessment = (state: Assessment, known: AdviceRequest, row: TrackerRow): boolean =>
  row.outcome === 'open' && known.status === 'withdrawn' && state.closedOn !== null;

/**
 * Takes in a request from the council's tracker, known by team and `requestedOn`. A row that says what is known gives no facts;
 * one that contradicts what the platform itself recorded is refused.
 */
export const decideImportRequest = (state: Assessment, command: Command, { today }: DecisionContext): Outcome => {
  const { team, row } = command;
  const fault = rowAtFault(row, today);
  if (fault) return fault;
  const known = state.requests.filter((one) => one.team === team.code && one.receivedOn === row.requestedOn);
  // One passed back, or sent again on the day itself, has the key of the one before it: the latest is the one that stands.
  const latest = known.at(-1);
  if (!latest) {
    const request = nextNumber(state);
    const made = { ...fresh(request, command), exceptions: exceptionsOf(row) };
    return decided({ fact: 'AdviceRequestImported', request, state: standingIn(made, row) });
  }
  if (known.some((one) => isSame(trackerRowOf(one), row)) || endedWithAssessment(state, latest, row)) return decided();
  if (!latest.imported || latest.decidedHere || latest.status === 'blocked')
    return conflict(`This row contradicts what the platform itself recorded of the request to ${team.code}`);
  const common = { ...fresh(latest.number, command), takenOverOn: latest.takenOverOn, openedOn: latest.openedOn };
  const kept = {
    assignedTo: latest.assignedTo,
    rungs: latest.rungs,
    undeliverableSince: latest.undeliverableSince,
    linksRevokedAt: latest.linksRevokedAt,
  };
  return decided({
    fact: 'AdviceRequestImported',
    request: latest.number,
    state: standingIn({ ...common, ...kept, exceptions: exceptionsOf(row) }, row),
  });
};

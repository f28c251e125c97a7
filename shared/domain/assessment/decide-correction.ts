import { isOpen } from '../advice-request/life.ts';
import { decided } from '../advice-request/refusals.ts';
import { laterOf } from '../calendar/london-days.ts';
import { judgeCouncilException } from '../exceptions/council-exceptions.ts';
import type { Assessment, AssessmentException, ClosedReason } from './assessment.ts';
import type { AssessmentCommand, DecisionContext, Outcome, Refusal } from './commands.ts';
import { datesAtFault } from './dates-at-fault.ts';
import type { Fact } from './facts.ts';

type Correction = Extract<AssessmentCommand, { do: 'correct' }>;
type Changes = Correction['changes'];

/** What the team of a withdrawn request is told: why the assessment ended. */
const WHY: Record<ClosedReason, string> = {
  'not-assessed': 'The council decided not to assess',
  'plan-refused': 'The council decided that no plan is needed',
  moved: 'The family moved to another council’s area',
  withdrawn: 'The request for an assessment was withdrawn',
  died: 'The assessment was closed',
};

/** Whether closing sends mails by itself: not where the child died, the caseworker rings. */
export const closingIsToldByMail = (reason: ClosedReason): boolean => reason !== 'died';

const withdrawals = (state: Assessment, on: string, reason: ClosedReason): readonly Fact[] =>
  state.requests
    .filter((request) => isOpen(request.status === 'blocked' ? request.was.status : request.status))
    .map((request) => ({
      fact: 'AdviceWithdrawn',
      request: request.number,
      on: laterOf(on, request.receivedOn),
      reason: WHY[reason],
    }));

const differing = (state: Assessment, changes: Changes): Changes =>
  Object.fromEntries(
    Object.entries(changes).filter(
      ([field, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(state[field as keyof Changes]),
    ),
  );

const exceptionsAtFault = (exceptions: readonly AssessmentException[]): Refusal | null => {
  for (const exception of exceptions) {
    const judgement = judgeCouncilException(exception);
    if (judgement.is === 'refused') return { kind: 'invalid', field: 'exceptions', reason: judgement.reason };
  }
  return null;
};

/** The end that a correction brings, as facts; where it had that end before, only its day is corrected. */
const endOf = (state: Assessment, after: Assessment): readonly Fact[] => {
  if (after.planIssuedOn !== null && state.planIssuedOn === null)
    return [{ fact: 'AssessmentEnded', how: 'plan-issued', on: after.planIssuedOn, reason: null }];
  if (after.closedOn === null || after.closedReason === null || state.closedOn !== null) return [];
  return [
    { fact: 'AssessmentEnded', how: 'closed', on: after.closedOn, reason: after.closedReason },
    ...withdrawals(state, after.closedOn, after.closedReason),
  ];
};

const ENDS = ['planIssuedOn', 'closedOn', 'closedReason'] as const;

/**
 * Corrects an assessment, and ends it where a plan's day or a closing comes with it. Closing withdraws all its open requests in the
 * same decision; with a plan issued late advice is still taken. What is as it was gives no facts.
 */
export const decideCorrection = (state: Assessment, command: Correction, { today }: DecisionContext): Outcome => {
  const changes = differing(state, command.changes);
  const after = { ...state, ...changes } as Assessment;
  const exceptions = command.exceptions ?? changes.exceptions ?? null;
  const fault = datesAtFault(after, today) ?? exceptionsAtFault(exceptions ?? []);
  if (fault) return { ok: false, refusal: fault };
  const end = endOf(state, after);
  const { exceptions: _recorded, ...plain } = changes;
  // What an end says, the fact of the end says; nothing is said twice.
  const corrected = Object.fromEntries(
    Object.entries(plain).filter(([field]) => end.length === 0 || !ENDS.some((ends) => ends === field)),
  );
  const facts: Fact[] = [];
  if (Object.keys(corrected).length > 0) facts.push({ fact: 'AssessmentCorrected', changes: corrected });
  if (command.details.length > 0) facts.push({ fact: 'PersonalDetailsCorrected', fields: [...command.details] });
  if (exceptions && JSON.stringify(exceptions) !== JSON.stringify(state.exceptions))
    facts.push({ fact: 'AssessmentExceptionsRecorded', exceptions: [...exceptions] });
  return decided(...facts, ...end);
};

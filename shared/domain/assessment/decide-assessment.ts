import { conflict, decided } from '../advice-request/refusals.ts';
import { assertNever } from '../assert-never.ts';
import type { Assessment } from './assessment.ts';
import type { AssessmentCommand, DecisionContext, Outcome } from './commands.ts';
import { datesAtFault } from './dates-at-fault.ts';
import { decideCorrection } from './decide-correction.ts';
import { decideImportRequest } from './decide-import.ts';
import { decideIssue, decideRecordAvailable } from './decide-issue.ts';

type Opening = Extract<AssessmentCommand, { do: 'open' }>;

const decideOpening = ({ assessment, imported }: Opening, { today }: DecisionContext): Outcome => {
  const fault = datesAtFault(assessment, today);
  return fault ? { ok: false, refusal: fault } : decided({ fact: 'AssessmentOpened', assessment, imported });
};

/** Decides a command on an assessment: facts (none where there is nothing to do), or a refusal. */
export const decideOnAssessment = (
  state: Assessment | null,
  command: AssessmentCommand,
  context: DecisionContext,
): Outcome => {
  if (command.do === 'open')
    return state ? conflict('This assessment is open already') : decideOpening(command, context);
  if (!state) return conflict('There is no such assessment');
  switch (command.do) {
    case 'issue':
      return decideIssue(state, command, context);
    case 'record-already-available':
      return decideRecordAvailable(state, command, context);
    case 'import-request':
      return decideImportRequest(state, command, context);
    case 'correct':
      return decideCorrection(state, command, context);
    case 'close': {
      const changes = { closedOn: command.on, closedReason: command.reason };
      if (state.planIssuedOn !== null || state.closedOn !== null) return conflict('The assessment has ended already');
      return decideCorrection(state, { do: 'correct', changes, details: [], exceptions: null }, context);
    }
    default:
      return assertNever(command);
  }
};

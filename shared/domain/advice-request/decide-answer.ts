import type { Assessment } from '../assessment/assessment.ts';
import type { DecisionContext, Outcome, RequestCommand } from '../assessment/commands.ts';
import { plusWorkingDays } from '../calendar/working-days.ts';
import type { AdviceRequest } from './advice-request.ts';
import { hasOpenRequest, isAskedAlready } from './of-assessment.ts';
import { conflict, decided, invalid } from './refusals.ts';

type Command<D extends RequestCommand['do']> = Extract<RequestCommand, { do: D }>;

const ANSWER_WORKING_DAYS = 10;

/** An answer after the due date is always accepted; a late reason is kept only where it is late. */
export const decideAnswer = (
  request: AdviceRequest,
  command: Command<'submit' | 'not-known'>,
  { today }: DecisionContext,
): Outcome =>
  decided({
    fact: command.do === 'submit' ? 'AdviceSubmitted' : 'AdviceNotKnown',
    request: request.number,
    on: today,
    lateReason: today > request.dueOn ? command.lateReason : null,
    answer: command.answer,
  });

/** Asks again: returned, saying what is missing, or "not known" challenged; by `answerBy`, 10 working days on where not said. */
export const decideAskAgain = (
  assessment: Assessment,
  request: AdviceRequest,
  command: Command<'return' | 'challenge'>,
  { today: on }: DecisionContext,
): Outcome => {
  const text = (command.do === 'return' ? command.missing : command.reason).trim();
  if (text === '')
    return command.do === 'return'
      ? invalid('missing', 'Say what is missing')
      : invalid('reason', 'Say why “not known” is challenged');
  if (hasOpenRequest(assessment, request.team)) return conflict(isAskedAlready(request.team));
  if (command.answerBy !== null && command.answerBy <= on)
    return invalid('answerBy', 'Give a day after today for the answer');
  const answerBy = command.answerBy ?? plusWorkingDays(on, ANSWER_WORKING_DAYS);
  return command.do === 'return'
    ? decided({ fact: 'AdviceReturned', request: request.number, on, missing: text, answerBy })
    : decided({ fact: 'AdviceNotKnownChallenged', request: request.number, on, reason: text, answerBy });
};

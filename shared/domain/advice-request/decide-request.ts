import { assertNever } from '../assert-never.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { DecisionContext, Outcome, RequestCommand } from '../assessment/commands.ts';
import { isEnded } from '../assessment/ended.ts';
import { isChased } from '../ladder/chase.ts';
import type { AdviceRequest } from './advice-request.ts';
import { agreementsAtFault } from './agreements.ts';
import { decideAnswer, decideAskAgain } from './decide-answer.ts';
import { decideClaim, decideVerdict } from './decide-exception.ts';
import { decidePassOn, decideResend } from './decide-successor.ts';
import { decideAssignment, decideBlock, decideProposal } from './decide-team-step.ts';
import { isAllowed } from './life.ts';
import { conflict, decided, invalid, notAllowed } from './refusals.ts';

type Command<D extends RequestCommand['do']> = Extract<RequestCommand, { do: D }>;

const decideTakeOver = (assessment: Assessment, request: AdviceRequest, on: string): Outcome => {
  if (!request.imported) return conflict('This request was sent by the platform, so there is nothing to take over');
  const isNothingToDo = request.takenOverOn !== null || isEnded(assessment);
  return isNothingToDo ? decided() : decided({ fact: 'AdviceRequestTakenOver', request: request.number, on });
};

const decideRung = (
  assessment: Assessment,
  request: AdviceRequest,
  command: Command<'send-rung'>,
  on: string,
): Outcome => {
  if (!isChased(assessment, request)) return notAllowed('send-rung', request);
  if (request.rungs.some(({ rung }) => rung === command.rung))
    return conflict(`${command.rung} has gone out for this request already`);
  return decided({ fact: 'RungSent', request: request.number, on, rung: command.rung, mails: [...command.mails] });
};

const decideUndeliverable = (request: AdviceRequest, command: Command<'note-undeliverable'>, on: string): Outcome => {
  const { mail, how, firstRequest } = command;
  const isNews = request.undeliverableSince === null || (firstRequest && how === 'bounced' && !request.neverArrived);
  return isNews
    ? decided({ fact: 'RequestUndeliverable', request: request.number, on, mail, how, firstRequest })
    : decided();
};

const decideAcknowledge = (request: AdviceRequest, { expectedOn }: Command<'acknowledge'>, on: string): Outcome =>
  expectedOn !== null && expectedOn < on
    ? invalid('expectedOn', 'Give today or a later day on which you expect to answer')
    : decided({ fact: 'AdviceAcknowledged', request: request.number, on, expectedOn });

const decideWithdrawal = (request: AdviceRequest, command: Command<'withdraw'>, on: string): Outcome => {
  const reason = command.reason.trim();
  return reason === ''
    ? invalid('reason', 'Say why the request is withdrawn')
    : decided({ fact: 'AdviceWithdrawn', request: request.number, on, reason });
};

const decideAvailable = (request: AdviceRequest, command: Command<'already-available'>, on: string): Outcome => {
  const fault = agreementsAtFault(command.agreements, on);
  if (fault) return { ok: false, refusal: fault };
  return decided({ fact: 'AdviceAlreadyAvailable', request: request.number, on, agreements: [...command.agreements] });
};

const decide = (
  assessment: Assessment,
  request: AdviceRequest,
  command: RequestCommand,
  context: DecisionContext,
): Outcome => {
  const about = { request: request.number, on: context.today };
  switch (command.do) {
    case 'open':
      return request.openedOn === null ? decided({ fact: 'AdviceRequestOpened', ...about }) : decided();
    case 'acknowledge':
      return decideAcknowledge(request, command, context.today);
    case 'submit':
    case 'not-known':
      return decideAnswer(request, command, context);
    case 'accept':
      return decided({ fact: 'AdviceAccepted', ...about });
    case 'return':
    case 'challenge':
      return decideAskAgain(assessment, request, command, context);
    case 'assign':
      return decideAssignment(request, command, context.today);
    case 'propose-pass-on':
    case 'propose-already-available':
      return decideProposal(request, command, context.today);
    case 'pass-on':
      return decidePassOn(assessment, request, command, context);
    case 'already-available':
      return decideAvailable(request, command, context.today);
    case 'withdraw':
      return decideWithdrawal(request, command, context.today);
    case 'claim-exception':
    case 'record-exception':
      return decideClaim(request, command, context);
    case 'decide-exception':
      return decideVerdict(request, command, context);
    case 'block':
      return decideBlock(request, command, context.today);
    case 'restore':
      return decided({ fact: 'AdviceRequestRestored', ...about });
    case 'note-undeliverable':
      return decideUndeliverable(request, command, context.today);
    case 'resend':
      return decideResend(assessment, request, command, context);
    case 'send-rung':
      return decideRung(assessment, request, command, context.today);
    case 'take-over':
      return decideTakeOver(assessment, request, context.today);
    case 'revoke-links':
      return decided({ fact: 'LinksRevoked', request: request.number, at: context.now });
    default:
      return assertNever(command);
  }
};

/**
 * Decides a command on one request: facts (none where there is nothing to do), or a refusal. What the table of its life
 * (life.ts) does not have is refused with how the request stands.
 */
export const decideOnRequest = (
  state: Assessment,
  request: number,
  command: RequestCommand,
  context: DecisionContext,
): Outcome => {
  const found = state.requests.find(({ number }) => number === request);
  if (!found) return conflict('There is no such request in this assessment');
  return isAllowed(command.do, found.status) ? decide(state, found, command, context) : notAllowed(command.do, found);
};

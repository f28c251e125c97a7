import type { Assessment } from '../assessment/assessment.ts';
import type { DecisionContext, Outcome, RequestCommand } from '../assessment/commands.ts';
import { isEnded } from '../assessment/ended.ts';
import type { AdviceRequest } from './advice-request.ts';
import { asked, newRequest, ownClock } from './new-request.ts';
import { hasOpenRequest, isAskedAlready, nextNumber } from './of-assessment.ts';
import { conflict, decided, invalid } from './refusals.ts';

type Command<D extends RequestCommand['do']> = Extract<RequestCommand, { do: D }>;

/** The papers go along with it: they are about the child, whichever team answers. */
const papersOf = ({ papers }: AdviceRequest) => (papers ? { papers } : {});

const acceptedOf = ({ exceptions }: AdviceRequest): AdviceRequest['exceptions'] =>
  exceptions.filter(({ decision }) => decision === 'accepted');

/**
 * Passed on, with the council's consent. Within one organisation the new request keeps `receivedOn` and `dueOn`, for the body
 * received it once (regulation 8(1)), and its accepted exceptions; with another it has its own clock.
 */
export const decidePassOn = (
  assessment: Assessment,
  request: AdviceRequest,
  { team }: Command<'pass-on'>,
  context: DecisionContext,
): Outcome => {
  if (team.code === request.team) return invalid('team', 'The request is with this team already');
  if (isEnded(assessment)) return conflict('The assessment has ended, so nothing more can be asked of another team');
  if (hasOpenRequest(assessment, team.code)) return conflict(isAskedAlready(team.code));
  const number = nextNumber(assessment);
  const isSameBody = team.organisation === request.organisation;
  const clock = isSameBody ? request : ownClock(context);
  const made = {
    ...newRequest(number, asked(team), clock, context.now, { number: request.number, why: 'passed-on' }),
    ...papersOf(request),
  };
  const state = isSameBody ? { ...made, exceptions: acceptedOf(request) } : made;
  return decided(
    { fact: 'AdvicePassedOn', request: request.number, on: context.today, to: number },
    { fact: 'AdviceRequested', request: number, state },
  );
};

/**
 * Sent again. Where the first never arrived, or it goes to another organisation's mailbox, the first ends as `undelivered` and a
 * linked one starts its own clock: the lost days are the council's. One that is only unconfirmed keeps its date.
 */
export const decideResend = (
  assessment: Assessment,
  request: AdviceRequest,
  { otherOrganisation }: Command<'resend'>,
  context: DecisionContext,
): Outcome => {
  if (isEnded(assessment)) return conflict('The assessment has ended, so nothing more is sent');
  if (!request.neverArrived && !otherOrganisation)
    return decided({ fact: 'AdviceRequestResent', request: request.number, on: context.today });
  if (hasOpenRequest(assessment, request.team, request.number)) return conflict(isAskedAlready(request.team));
  const number = nextNumber(assessment);
  const state = {
    ...newRequest(number, request, ownClock(context), context.now, { number: request.number, why: 'undelivered' }),
    ...papersOf(request),
  };
  return decided(
    { fact: 'AdviceWithdrawn', request: request.number, on: context.today, reason: 'undelivered' },
    { fact: 'AdviceRequested', request: number, state },
  );
};

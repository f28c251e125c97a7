import { agreementsAtFault } from '../advice-request/agreements.ts';
import { asked, freshRequest, newRequest, ownClock } from '../advice-request/new-request.ts';
import { hasOpenRequest, isAskedAlready, nextNumber } from '../advice-request/of-assessment.ts';
import { conflict, decided, invalid } from '../advice-request/refusals.ts';
import type { Assessment } from './assessment.ts';
import type { AssessmentCommand, DecisionContext, Outcome } from './commands.ts';
import { isEnded } from './ended.ts';

type Command<D extends AssessmentCommand['do']> = Extract<AssessmentCommand, { do: D }>;

const ENDED = 'The assessment has ended, so no more advice is asked for';

/** Asks teams for their advice (regulation 6(1)): all of them or, where one cannot be asked, none. */
export const decideIssue = (
  state: Assessment,
  { teams, papers = [] }: Command<'issue'>,
  context: DecisionContext,
): Outcome => {
  if (teams.length === 0) return invalid('teams', 'Name at least one team');
  if (new Set(teams.map(({ code }) => code)).size < teams.length) return invalid('teams', 'Name each team once');
  if (isEnded(state)) return conflict(ENDED);
  const twice = teams.find(({ code }) => hasOpenRequest(state, code));
  if (twice) return conflict(isAskedAlready(twice.code));
  const clock = ownClock(context);
  const first = nextNumber(state);
  return decided(
    ...teams.map((team, at) => ({
      fact: 'AdviceRequested' as const,
      request: first + at,
      state: {
        ...newRequest(first + at, asked(team), clock, context.now),
        ...(papers.length > 0 && { papers: [...papers] }),
      },
    })),
  );
};

/** Records advice that exists in place of asking for it: regulation 6(4). */
export const decideRecordAvailable = (
  state: Assessment,
  { team, agreements }: Command<'record-already-available'>,
  context: DecisionContext,
): Outcome => {
  if (isEnded(state)) return conflict(ENDED);
  if (hasOpenRequest(state, team.code)) return conflict(isAskedAlready(team.code));
  const fault = agreementsAtFault(agreements, context.today);
  if (fault) return { ok: false, refusal: fault };
  const request = nextNumber(state);
  const ending = { endedOn: context.today, agreements: [...agreements] };
  return decided({
    fact: 'AdviceAlreadyAvailable',
    request,
    on: context.today,
    agreements: ending.agreements,
    state: {
      ...freshRequest(request, asked(team), ownClock(context), context.now),
      status: 'already-available',
      ...ending,
    },
  });
};

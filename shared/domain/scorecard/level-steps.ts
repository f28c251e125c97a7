import type { Progress } from '../assessment/decision.ts';
import type { IsoDate } from '../calendar/days.ts';
import { plusDays, plusWeeks } from '../calendar/london-days.ts';
import { endOf, isInTwentyWeekFigures, PLAN_WEEKS } from './assessment-counts.ts';
import type { RequestProgress } from './flow-counts.ts';
import { type Span, spanOf, unionOf } from './spans.ts';
import { newTally, type Tally } from './tally.ts';

/** The group of series about assessments as a whole; every kind of team is a group of its own. */
export const MAIN = 'main';
/** Series of the main group. `arrived` only ever goes up: the requests for an assessment, by day. */
export const LEVEL = {
  ongoing: 'ongoing',
  overTwentyWeeks: 'overTwentyWeeks',
  awaitingAny: 'awaitingAny',
  arrived: 'arrived',
} as const;
/** Series of a kind's group: assessments that wait for any of its teams, or for one; and the kind's answers by day. */
export const KIND = { awaiting: 'awaiting', answered: 'answered', team: (code: string) => `team:${code}` } as const;

/** The days on which a request stands unanswered after its due day: from the day after it until it is answered or ended. */
const lateSpan = ({ dueOn, answeredOn, endedOn }: RequestProgress): readonly Span[] => {
  const until = [answeredOn, endedOn].filter((day) => day !== null).sort()[0] ?? null;
  return spanOf(plusDays(dueOn, 1), until);
};

/**
 * The days on which an assessment enters and leaves each series, by group: `in:2019-01-22:awaitingAny`. An assessment waits for
 * any of several requests on the union of their days, so that it counts once and its gaps stay gaps.
 */
export const levelSteps = (progress: Progress): Tally => {
  const { tally, add } = newTally();
  const step = (group: string, series: string, spans: readonly Span[]) => {
    for (const { from, to } of spans) {
      add(group, `in:${from}:${series}`);
      if (to !== null) add(group, `out:${to}:${series}`);
    }
  };
  const once = (group: string, series: string, day: IsoDate) => add(group, `in:${day}:${series}`);
  const awaiting = (requests: readonly RequestProgress[]) => unionOf(requests.flatMap(lateSpan));

  const { requestedOn, requests } = progress;
  const end = endOf(progress);
  step(MAIN, LEVEL.ongoing, spanOf(requestedOn, end));
  if (isInTwentyWeekFigures(progress.route)) {
    step(MAIN, LEVEL.overTwentyWeeks, spanOf(plusDays(plusWeeks(requestedOn, PLAN_WEEKS), 1), end));
    once(MAIN, LEVEL.arrived, requestedOn);
  }
  step(MAIN, LEVEL.awaitingAny, awaiting(requests));

  for (const [kind, ofKind] of Map.groupBy(requests, (request) => request.kind)) {
    step(kind, KIND.awaiting, awaiting(ofKind));
    for (const [team, ofTeam] of Map.groupBy(ofKind, (request) => request.team))
      step(kind, KIND.team(team), awaiting(ofTeam));
    for (const { answeredOn } of ofKind) if (answeredOn !== null) once(kind, KIND.answered, answeredOn);
  }
  return tally;
};

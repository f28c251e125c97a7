import type { Route } from '../assessment/assessment.ts';
import type { Progress } from '../assessment/decision.ts';
import type { IsoDate } from '../calendar/days.ts';
import { daysBetween, plusWeeks } from '../calendar/london-days.ts';
import { monthOf } from '../calendar/months.ts';
import { assessmentsSheet } from './sheet-names.ts';
import { newTally, type Tally } from './tally.ts';

/** The plan is to be issued within so many weeks of the request: regulation 13(2). Day 140 is within, day 141 is over. */
export const PLAN_WEEKS = 20;

const TWENTY_WEEK_ROUTES: ReadonlySet<Route> = new Set<Route>(['request', 'became-responsible']);
/** Whether the twenty-week figures take in an assessment: the other routes have limits of their own (regulations 27, 42, 44, 45). */
export const isInTwentyWeekFigures = (route: Route): boolean => TWENTY_WEEK_ROUTES.has(route);

/** The day on which the assessment ended, by a plan or without; null while it goes on. */
export const endOf = ({ planIssuedOn, closedOn }: Progress): IsoDate | null => {
  if (planIssuedOn === null || closedOn === null) return planIssuedOn ?? closedOn;
  return planIssuedOn < closedOn ? planIssuedOn : closedOn;
};

/** Names of an assessments sheet's counters; those that end in `:` are followed by a source or a number of days. */
export const ASSESSMENTS = {
  requested: 'requested',
  source: 'source:',
  decidedToAssess: 'decidedToAssess',
  decidedNotToAssess: 'decidedNotToAssess',
  /** Plans issued, by the days since the request; those with an exception apart. */
  issued: 'issued:',
  issuedExcepted: 'issuedExcepted:',
  dueInTime: 'dueInTime',
  dueLate: 'dueLate',
  dueEndedWithoutPlan: 'dueEndedWithoutPlan',
  dueStillOpen: 'dueStillOpen',
} as const;

const whatBecameOf = (progress: Progress, dueOn: IsoDate): string => {
  if (progress.planIssuedOn !== null)
    return progress.planIssuedOn <= dueOn ? ASSESSMENTS.dueInTime : ASSESSMENTS.dueLate;
  return progress.closedOn === null ? ASSESSMENTS.dueStillOpen : ASSESSMENTS.dueEndedWithoutPlan;
};

/** What an assessment counts for in the months of its request, its decision, its plan and its plan's due day. */
export const assessmentCounts = (progress: Progress): Tally => {
  const { tally, add } = newTally();
  if (!isInTwentyWeekFigures(progress.route)) return tally;
  const { requestedOn, planIssuedOn } = progress;
  const count = (day: IsoDate, counter: string) => add(assessmentsSheet(monthOf(day)), counter);

  count(requestedOn, ASSESSMENTS.requested);
  if (progress.requestSource !== null) count(requestedOn, `${ASSESSMENTS.source}${progress.requestSource}`);

  const refused = progress.closedReason === 'not-assessed';
  const decidedOn = progress.decidedOn ?? (refused ? progress.closedOn : null);
  if (decidedOn !== null) count(decidedOn, refused ? ASSESSMENTS.decidedNotToAssess : ASSESSMENTS.decidedToAssess);

  if (planIssuedOn !== null) {
    const issued = progress.exceptions.length > 0 ? ASSESSMENTS.issuedExcepted : ASSESSMENTS.issued;
    count(planIssuedOn, `${issued}${daysBetween(requestedOn, planIssuedOn)}`);
  }
  const dueOn = plusWeeks(requestedOn, PLAN_WEEKS);
  count(dueOn, whatBecameOf(progress, dueOn));
  return tally;
};

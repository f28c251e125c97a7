import type { IsoMonth } from '../calendar/days.ts';
import { mean, median } from '../figures/nearest-rank.ts';
import { percent } from '../figures/percent.ts';
import { ASSESSMENTS, PLAN_WEEKS } from './assessment-counts.ts';
import { type Counts, countsAfter, countsByName } from './tally.ts';

/** A month's assessments; percentages from 0 to 100 and weeks (days ÷ 7) unrounded, null where there is nothing to divide by. */
export interface AssessmentsMonth {
  readonly month: IsoMonth;
  readonly requested: number;
  readonly bySource: Readonly<Record<string, number>>;
  readonly decidedToAssess: number;
  readonly decidedNotToAssess: number;
  readonly plansIssued: number;
  readonly percentWithinTwentyWeeks: number | null;
  readonly percentWithinTwentyWeeksExceptionsLeftOut: number | null;
  readonly meanWeeks: number | null;
  readonly medianWeeks: number | null;
  /** Of the plans due in the month, whenever they were issued. */
  readonly plansDue: {
    readonly inTime: number;
    readonly late: number;
    readonly endedWithoutPlan: number;
    readonly stillOpen: number;
  };
}

const WITHIN = PLAN_WEEKS * 7;
const weeks = (days: number | null): number | null => (days === null ? null : days / 7);

const histogram = (entries: readonly (readonly [string, number])[]): ReadonlyMap<number, number> =>
  new Map(entries.map(([days, count]) => [Number(days), count]));

const howMany = (days: ReadonlyMap<number, number>, counted: (days: number) => boolean = () => true): number =>
  [...days].reduce((all, [length, count]) => all + (counted(length) ? count : 0), 0);

const together = (
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> => {
  const all = new Map(one);
  for (const [days, count] of other) all.set(days, (all.get(days) ?? 0) + count);
  return all;
};

/** A month's figures from its counts. */
export const assessmentsMonth = (month: IsoMonth, counts: Counts): AssessmentsMonth => {
  const of = (counter: string): number => counts[counter] ?? 0;
  const excepted = histogram(countsAfter(counts, ASSESSMENTS.issuedExcepted));
  const days = together(histogram(countsAfter(counts, ASSESSMENTS.issued)), excepted);
  const plansIssued = howMany(days);
  const within = howMany(days, (length) => length <= WITHIN);
  const lateExcepted = howMany(excepted, (length) => length > WITHIN);
  return {
    month,
    requested: of(ASSESSMENTS.requested),
    bySource: countsByName(counts, ASSESSMENTS.source),
    decidedToAssess: of(ASSESSMENTS.decidedToAssess),
    decidedNotToAssess: of(ASSESSMENTS.decidedNotToAssess),
    plansIssued,
    percentWithinTwentyWeeks: percent(within, plansIssued),
    percentWithinTwentyWeeksExceptionsLeftOut: percent(within, plansIssued - lateExcepted),
    meanWeeks: weeks(mean(days)),
    medianWeeks: weeks(median(days)),
    plansDue: {
      inTime: of(ASSESSMENTS.dueInTime),
      late: of(ASSESSMENTS.dueLate),
      endedWithoutPlan: of(ASSESSMENTS.dueEndedWithoutPlan),
      stillOpen: of(ASSESSMENTS.dueStillOpen),
    },
  };
};

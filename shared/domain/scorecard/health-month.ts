import type { IsoDate, IsoMonth } from '../calendar/days.ts';
import { median, p90 } from '../figures/nearest-rank.ts';
import { percent } from '../figures/percent.ts';
import { FLOW } from './flow-counts.ts';
import { type Counts, countsAfter, countsByName, sumTallies } from './tally.ts';

/** A month's requests by what became of them; percentages from 0 to 100, unrounded, null where there is nothing to divide by. */
export interface HealthMonth {
  readonly month: IsoMonth;
  readonly due: number;
  readonly submittedInTime: number;
  readonly notKnownInTime: number;
  readonly late: number;
  readonly outstanding: number;
  readonly notYetDue: number;
  readonly percentInTime: number | null;
  readonly percentInTimeExceptionsLeftOut: number | null;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly lateReasons: Readonly<Record<string, number>>;
  readonly exceptions: Readonly<Record<string, number>>;
}

const of = (counts: Counts, counter: string): number => counts[counter] ?? 0;

const sum = (entries: readonly (readonly [string, number])[]): number =>
  entries.reduce((all, [, count]) => all + count, 0);

/** Open requests of a month's sheet that were due before a day. */
const dueBefore = (counts: Counts, prefix: string, month: IsoMonth, day: IsoDate): number =>
  sum(countsAfter(counts, prefix).filter(([dueDay]) => `${month}-${dueDay}` < day));

/** The counts of several sheets together. */
export const sumCounts = (sheets: readonly Counts[]): Counts =>
  sumTallies(sheets.map((counts) => ({ tally: { all: counts }, times: 1 })))['all'] ?? {};

/** A month's figures from its counts, as they stand today: what is open is outstanding where its day has passed. */
export const healthMonth = (month: IsoMonth, counts: Counts, today: IsoDate): HealthMonth => {
  const submittedInTime = of(counts, FLOW.inTime);
  const notKnownInTime = of(counts, FLOW.notKnownInTime);
  const late = of(counts, FLOW.late);
  const open = sum(countsAfter(counts, FLOW.open));
  const outstanding = dueBefore(counts, FLOW.open, month, today);
  const excepted = of(counts, FLOW.lateExcepted) + dueBefore(counts, FLOW.openExcepted, month, today);
  const days = new Map(countsAfter(counts, FLOW.days).map(([length, count]) => [Number(length), count]));
  const measured = submittedInTime + late + outstanding;
  return {
    month,
    due: submittedInTime + notKnownInTime + late + open,
    submittedInTime,
    notKnownInTime,
    late,
    outstanding,
    notYetDue: open - outstanding,
    percentInTime: percent(submittedInTime, measured),
    percentInTimeExceptionsLeftOut: percent(submittedInTime, measured - excepted),
    medianDays: median(days),
    p90Days: p90(days),
    lateReasons: countsByName(counts, FLOW.lateReason),
    exceptions: countsByName(counts, FLOW.exception),
  };
};

/** What is left out of a month's figures and shown beside them. */
export interface LeftOut {
  readonly withdrawn: number;
  readonly passedOn: number;
  /** Days that requests passed on were held, all together. */
  readonly passedOnHeldDays: number;
  readonly alreadyAvailable: number;
}
export const leftOut = (counts: Counts): LeftOut => ({
  withdrawn: of(counts, FLOW.withdrawn),
  passedOn: of(counts, FLOW.passedOn),
  passedOnHeldDays: of(counts, FLOW.passedOnHeldDays),
  alreadyAvailable: of(counts, FLOW.alreadyAvailable),
});

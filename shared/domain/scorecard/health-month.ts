import type { IsoDate, IsoMonth } from '../calendar/days.ts';
import { median, p90 } from '../figures/nearest-rank.ts';
import { FLOW } from './flow-counts.ts';
import { dueIn, monthTotals, percentInTime, percentInTimeExceptionsLeftOut } from './month-totals.ts';
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

/** The counts of several sheets together. */
export const sumCounts = (sheets: readonly Counts[]): Counts =>
  sumTallies(sheets.map((counts) => ({ tally: { all: counts }, times: 1 })))['all'] ?? {};

/** A month's figures from its counts, as they stand today. */
export const healthMonth = (month: IsoMonth, counts: Counts, today: IsoDate): HealthMonth => {
  const totals = monthTotals(month, counts, today);
  const days = new Map(countsAfter(counts, FLOW.days).map(([length, count]) => [Number(length), count]));
  return {
    month,
    due: dueIn(totals),
    submittedInTime: totals.submittedInTime,
    notKnownInTime: totals.notKnownInTime,
    late: totals.late,
    outstanding: totals.outstanding,
    notYetDue: totals.notYetDue,
    percentInTime: percentInTime(totals),
    percentInTimeExceptionsLeftOut: percentInTimeExceptionsLeftOut(totals),
    medianDays: median(days),
    p90Days: p90(days),
    lateReasons: countsByName(counts, FLOW.lateReason),
    exceptions: countsByName(counts, FLOW.exception),
  };
};

import type { IsoDate, IsoMonth } from '../calendar/days.ts';
import { percent } from '../figures/percent.ts';
import { FLOW } from './flow-counts.ts';
import { type Counts, countsAfter } from './tally.ts';

/** What became of the requests that fell due in a month, or in several, as they stand on a day. These add up. */
export interface MonthTotals {
  readonly submittedInTime: number;
  readonly notKnownInTime: number;
  /** Of the late ones, those whose answer was that the child is not known. */
  readonly notKnownLate: number;
  readonly late: number;
  readonly outstanding: number;
  readonly notYetDue: number;
  /** Of the late and the outstanding, those with an accepted exception. */
  readonly excepted: number;
  /** Left out of all the above, and shown beside them. */
  readonly withdrawn: number;
  readonly passedOn: number;
  /** Days that requests passed on were held, all together. */
  readonly passedOnHeldDays: number;
  readonly alreadyAvailable: number;
}

const NONE: MonthTotals = {
  submittedInTime: 0,
  notKnownInTime: 0,
  notKnownLate: 0,
  late: 0,
  outstanding: 0,
  notYetDue: 0,
  excepted: 0,
  withdrawn: 0,
  passedOn: 0,
  passedOnHeldDays: 0,
  alreadyAvailable: 0,
};

const sum = (entries: readonly (readonly [string, number])[]): number =>
  entries.reduce((all, [, count]) => all + count, 0);

/** Open requests of a month's sheet that were due before a day. */
const dueBefore = (counts: Counts, prefix: string, month: IsoMonth, day: IsoDate): number =>
  sum(countsAfter(counts, prefix).filter(([dueDay]) => `${month}-${dueDay}` < day));

/** A month's totals from its counts: what is open is outstanding where its due day lies before today. */
export const monthTotals = (month: IsoMonth, counts: Counts, today: IsoDate): MonthTotals => {
  const of = (counter: string): number => counts[counter] ?? 0;
  const outstanding = dueBefore(counts, FLOW.open, month, today);
  return {
    submittedInTime: of(FLOW.inTime),
    notKnownInTime: of(FLOW.notKnownInTime),
    notKnownLate: of(FLOW.notKnownLate),
    late: of(FLOW.late),
    outstanding,
    notYetDue: sum(countsAfter(counts, FLOW.open)) - outstanding,
    excepted: of(FLOW.lateExcepted) + dueBefore(counts, FLOW.openExcepted, month, today),
    withdrawn: of(FLOW.withdrawn),
    passedOn: of(FLOW.passedOn),
    passedOnHeldDays: of(FLOW.passedOnHeldDays),
    alreadyAvailable: of(FLOW.alreadyAvailable),
  };
};

/** Several months' totals together. */
export const sumTotals = (months: readonly MonthTotals[]): MonthTotals => {
  const all = { ...NONE };
  for (const month of months) for (const name of Object.keys(NONE) as (keyof MonthTotals)[]) all[name] += month[name];
  return all;
};

export const dueIn = (totals: MonthTotals): number =>
  totals.submittedInTime + totals.notKnownInTime + totals.late + totals.outstanding + totals.notYetDue;

/** What the measure is a percentage of: a nil return in time leaves it, a late one is late. */
export const measured = ({ submittedInTime, late, outstanding }: MonthTotals): number =>
  submittedInTime + late + outstanding;

/** Of what was due and known, the part answered in time: 0 to 100, unrounded, null where there is nothing to divide by. */
export const percentInTime = (totals: MonthTotals): number | null => percent(totals.submittedInTime, measured(totals));
/** The same, with what is late or outstanding and has an accepted exception left out. */
export const percentInTimeExceptionsLeftOut = (totals: MonthTotals): number | null =>
  percent(totals.submittedInTime, measured(totals) - totals.excepted);

import { showMonth } from '../../domain/calendar/show-day.ts';
import type { HealthView } from '../../domain/scorecard/health-view.ts';
import { percentInTime, percentInTimeExceptionsLeftOut } from '../../domain/scorecard/month-totals.ts';
import { assuranceIcon, type ChartIcon, variationIcon } from '../charts/chart-icons.ts';
import { type Sparkline, sparkline } from '../charts/sparkline.ts';
import { type StackedBar, stackedBar } from '../charts/stacked-bar.ts';
import { daysWords, percentWords } from './figure-words.ts';

/** A line of the table by organisation and service. */
export interface RowModel {
  readonly name: string;
  readonly href: string | null;
  readonly level: 'all' | 'organisation' | 'team';
  readonly last: string;
  readonly spark: Sparkline;
  readonly sparkWords: string;
  readonly variation: ChartIcon | null;
  readonly assurance: ChartIcon | null;
  readonly year: string;
  readonly yearExceptionsLeftOut: string;
  readonly bar: StackedBar;
  readonly barWords: string;
  /** Left out of the figures and out with the team; empty where there is none. */
  readonly beside: readonly string[];
  readonly open: number;
  readonly late: number;
  readonly oldest: string | null;
}

const YEAR = 12;

const besideWords = ({ yearTotals, returned, longestReturnedDays }: HealthView): readonly string[] => {
  const { passedOn, passedOnHeldDays, withdrawn, alreadyAvailable } = yearTotals;
  return [
    ...(returned > 0
      ? [`${returned} returned and out with the team, the longest for ${daysWords(longestReturnedDays)}`]
      : []),
    ...(passedOn > 0 ? [`${passedOn} passed on after ${daysWords(passedOnHeldDays)} held in all`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
    ...(alreadyAvailable > 0 ? [`${alreadyAvailable} already available`] : []),
  ];
};

export const rowModel = (view: HealthView, its: Pick<RowModel, 'name' | 'href' | 'level'>): RowModel => {
  const { complete, chart, yearTotals, open } = view;
  const year = complete.slice(-YEAR);
  const late = open.filter(({ daysLate }) => daysLate > 0);
  const notKnown = yearTotals.notKnownInTime + yearTotals.notKnownLate;
  const lateKnown = yearTotals.late - yearTotals.notKnownLate;
  const [first, last] = [year[0], year.at(-1)];
  return {
    ...its,
    last: percentWords(last?.percentInTime ?? null),
    spark: sparkline(year.map(({ percentInTime: value }) => value)),
    sparkWords:
      first && last
        ? `${percentWords(first.percentInTime)} in ${showMonth(first.month)}, ${percentWords(last.percentInTime)} in ${showMonth(last.month)}`
        : '',
    variation: chart && variationIcon(chart.variation),
    assurance: chart && assuranceIcon(chart.assurance),
    year: percentWords(percentInTime(yearTotals)),
    yearExceptionsLeftOut: percentWords(percentInTimeExceptionsLeftOut(yearTotals)),
    bar: stackedBar([
      { look: 'in-time', count: yearTotals.submittedInTime },
      { look: 'not-known', count: notKnown },
      { look: 'late', count: lateKnown },
      { look: 'outstanding', count: yearTotals.outstanding },
    ]),
    barWords: `${yearTotals.submittedInTime} in time, ${notKnown} not known, ${lateKnown} late, ${yearTotals.outstanding} outstanding`,
    beside: besideWords(view),
    open: open.length,
    late: late.length,
    oldest: late[0] ? daysWords(late[0].daysLate) : null,
  };
};

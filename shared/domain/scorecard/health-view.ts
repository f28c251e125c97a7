import { requestId } from '../advice-request/advice-request.ts';
import type { IsoDate, IsoInstant, IsoMonth } from '../calendar/days.ts';
import { daysBetween } from '../calendar/london-days.ts';
import { type ControlChart, controlChart } from '../control-chart/control-chart.ts';
import type { HealthMonth } from './health-month.ts';
import { type MonthTotals, sumTotals } from './month-totals.ts';
import type { OpenRequest } from './open-requests.ts';

/** A request that a team owes, by its opaque id. */
export interface OwedRequest {
  readonly id: string;
  readonly team: string;
  readonly dueOn: IsoDate;
  /** Days after `dueOn`; 0 or fewer where it is not late. */
  readonly daysLate: number;
  readonly isOpened: boolean;
  readonly isExcepted: boolean;
}

/** How some health teams do together. */
export interface HealthView {
  /** The complete months, oldest first, and the running one. */
  readonly complete: readonly HealthMonth[];
  readonly running: HealthMonth;
  /** Of the complete months; null under 2 that have a value. */
  readonly chart: ControlChart | null;
  readonly lastTotals: MonthTotals;
  readonly yearTotals: MonthTotals;
  /** What is open now, whatever month it was due in, longest late first. */
  readonly open: readonly OwedRequest[];
  /** Returned for clarification and out with the team: how many, and the days of the longest. */
  readonly returned: number;
  readonly longestReturnedDays: number;
}

export interface HealthScorecardView {
  readonly asOf: IsoInstant;
  readonly today: IsoDate;
  readonly lastMonth: IsoMonth;
  readonly all: HealthView;
  readonly organisations: readonly {
    readonly organisation: string;
    readonly view: HealthView;
    readonly teams: readonly { readonly team: string; readonly service: string; readonly view: HealthView }[];
  }[];
}

/** Limits come from the latest 24 complete months. */
export const CHART_MONTHS = 24;
const YEAR = 12;
const TARGET = 100;

const chartOf = (months: readonly HealthMonth[]): ControlChart | null => {
  const values = months.flatMap(({ month, percentInTime }) =>
    percentInTime === null ? [] : [{ month, value: percentInTime }],
  );
  return controlChart(values, { target: TARGET, good: 'high' });
};

/** An open request with the key of its assessment. */
export type Owed = OpenRequest & { readonly key: string };

const owedRequest = ({ key, number, team, dueOn, openedOn, excepted }: Owed, today: IsoDate): OwedRequest => ({
  id: requestId(key, number),
  team,
  dueOn,
  daysLate: daysBetween(dueOn, today),
  isOpened: openedOn !== null,
  isExcepted: excepted,
});

/**
 * How some teams do, from their months (the latest 24 complete ones and the running one, oldest first, once as figures and once as
 * totals that add up) and what they owe.
 */
export const healthView = (
  { months, totals }: { readonly months: readonly HealthMonth[]; readonly totals: readonly MonthTotals[] },
  owed: readonly Owed[],
  today: IsoDate,
): HealthView => {
  const complete = months.slice(0, CHART_MONTHS);
  const running = months[CHART_MONTHS];
  const year = totals.slice(CHART_MONTHS - YEAR, CHART_MONTHS);
  if (!running) throw new Error('The running month was not read');
  const out = owed.flatMap(({ state, returnedOn }) =>
    state === 'returned' && returnedOn !== null ? [daysBetween(returnedOn, today)] : [],
  );
  return {
    complete,
    running,
    chart: chartOf(complete),
    lastTotals: sumTotals(year.slice(-1)),
    yearTotals: sumTotals(year),
    open: owed
      .filter(({ state }) => state === 'open')
      .map((request) => owedRequest(request, today))
      .sort((one, other) => other.daysLate - one.daysLate || (one.id < other.id ? -1 : 1)),
    returned: out.length,
    longestReturnedDays: Math.max(0, ...out),
  };
};

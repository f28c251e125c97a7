import type { IsoDate, IsoMonth } from '../../domain/calendar/days.ts';
import { monthOf } from '../../domain/calendar/months.ts';
import { type ControlChart, controlChart } from '../../domain/control-chart/control-chart.ts';
import type { HealthMonth } from '../../domain/scorecard/health-month.ts';
import { readHealthFlows, type ScorecardPorts } from './health-flows.ts';

export interface HealthControlCharts {
  readonly all: ControlChart | null;
  readonly organisations: readonly {
    readonly organisation: string;
    readonly chart: ControlChart | null;
    readonly teams: readonly { readonly team: string; readonly chart: ControlChart | null }[];
  }[];
}

/** All advice within six weeks: what the charts are held against. */
const TARGET = 100;

/** The chart of the complete months that have a value; null under 2 of them. */
const chartOf = (months: readonly HealthMonth[], today: IsoDate): ControlChart | null => {
  const values = months
    .filter(({ month }) => month < monthOf(today))
    .flatMap(({ month, percentInTime }) => (percentInTime === null ? [] : [{ month, value: percentInTime }]));
  return controlChart(values, { target: TARGET, good: 'high' });
};

/** Control charts of `percentInTime`; limits come from the complete months of the range. */
export const healthControlCharts = async (
  ports: ScorecardPorts,
  council: string,
  from: IsoMonth,
  to: IsoMonth,
  today: IsoDate,
): Promise<HealthControlCharts> => {
  const { all, organisations } = await readHealthFlows(ports, council, from, to, today);
  return {
    all: chartOf(all.months, today),
    organisations: organisations.map(({ organisation, flow, teams }) => ({
      organisation,
      chart: chartOf(flow.months, today),
      teams: teams.map(({ team, flow: { months } }) => ({ team, chart: chartOf(months, today) })),
    })),
  };
};

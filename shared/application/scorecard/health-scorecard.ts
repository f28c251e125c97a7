import type { IsoDate, IsoMonth } from '../../domain/calendar/days.ts';
import type { HealthMonth } from '../../domain/scorecard/health-month.ts';
import { readHealthFlows, type ScorecardPorts } from './health-flows.ts';

export interface HealthScorecard {
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  readonly all: { readonly months: readonly HealthMonth[] };
  readonly organisations: readonly {
    readonly organisation: string;
    readonly months: readonly HealthMonth[];
    readonly teams: readonly {
      readonly team: string;
      readonly service: string;
      readonly months: readonly HealthMonth[];
    }[];
  }[];
}

/** The health scorecard by month of `dueOn`, both months included, for all, each organisation and each team. */
export const healthScorecard = async (
  ports: ScorecardPorts,
  council: string,
  from: IsoMonth,
  to: IsoMonth,
  today: IsoDate,
): Promise<HealthScorecard> => {
  const { all, organisations } = await readHealthFlows(ports, council, from, to, today);
  return {
    from,
    to,
    all: { months: all.months },
    organisations: organisations.map(({ organisation, flow, teams }) => ({
      organisation,
      months: flow.months,
      teams: teams.map(({ team, service, flow: { months } }) => ({ team, service, months })),
    })),
  };
};

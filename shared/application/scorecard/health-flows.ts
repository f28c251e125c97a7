import type { IsoDate, IsoMonth } from '../../domain/calendar/days.ts';
import { monthsFromTo } from '../../domain/calendar/months.ts';
import type { Team } from '../../domain/directory/team.ts';
import { type HealthMonth, healthMonth, sumCounts } from '../../domain/scorecard/health-month.ts';
import { type MonthTotals, monthTotals } from '../../domain/scorecard/month-totals.ts';
import { flowBook, flowPage } from '../../domain/scorecard/sheet-names.ts';
import type { Counts } from '../../domain/scorecard/tally.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { ScorecardStore, Sheet } from '../ports/scorecard-store.ts';

export interface ScorecardPorts {
  readonly scorecard: ScorecardStore;
  readonly directory: DirectoryStore;
}

/** The figures of some health teams together, month by month, every month of the range. */
export interface Flow {
  readonly months: readonly HealthMonth[];
  /** The same months as what adds up, with what is left out of the figures. */
  readonly totals: readonly MonthTotals[];
}
export interface HealthFlows {
  readonly all: Flow;
  /** Every organisation with a health team, by name; its teams by code. */
  readonly organisations: readonly {
    readonly organisation: string;
    readonly flow: Flow;
    readonly teams: readonly { readonly team: string; readonly service: string; readonly flow: Flow }[];
  }[];
}

/** A page that sorts after every page of a month: `0` follows `/`. */
const afterMonth = (month: IsoMonth): string => `${month}0`;

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const countsByTeam = (sheets: readonly Sheet[]): ReadonlyMap<string, ReadonlyMap<IsoMonth, Counts>> => {
  const teams = new Map<string, Map<IsoMonth, Counts>>();
  for (const { name, counts } of sheets) {
    const { month, team } = flowPage(name.slice(flowBook('health').length + 1));
    const months = teams.get(team) ?? new Map<IsoMonth, Counts>();
    teams.set(team, months.set(month, counts));
  }
  return teams;
};

/** Health teams; and those that are none any more, but have figures from when they were. */
const teamsOf = (teams: readonly Team[], withFigures: ReadonlyMap<string, unknown>): readonly Team[] =>
  teams
    .filter(({ kind, code }) => kind === 'health' || withFigures.has(code))
    .sort((one, other) => byText(one.code, other.code));

/** Health advice from one month to another, both included, in one read of the months' flows, as it stands today. */
export const readHealthFlows = async (
  { scorecard, directory }: ScorecardPorts,
  council: string,
  from: IsoMonth,
  to: IsoMonth,
  today: IsoDate,
): Promise<HealthFlows> => {
  const [sheets, directoryTeams] = await Promise.all([
    scorecard.book(council, flowBook('health'), from, afterMonth(to)),
    directory.teams(council),
  ]);
  const counts = countsByTeam(sheets);
  const months = monthsFromTo(from, to);
  const flowOf = (teams: readonly Team[]): Flow => {
    const ofMonth = (month: IsoMonth) => sumCounts(teams.map(({ code }) => counts.get(code)?.get(month) ?? {}));
    const byMonth = months.map((month) => [month, ofMonth(month)] as const);
    return {
      months: byMonth.map(([month, sum]) => healthMonth(month, sum, today)),
      totals: byMonth.map(([month, sum]) => monthTotals(month, sum, today)),
    };
  };
  const teams = teamsOf(directoryTeams, counts);
  const organisations = [...Map.groupBy(teams, ({ organisation }) => organisation)].sort(([one], [other]) =>
    byText(one, other),
  );
  return {
    all: flowOf(teams),
    organisations: organisations.map(([organisation, ofOrganisation]) => ({
      organisation,
      flow: flowOf(ofOrganisation),
      teams: ofOrganisation.map((team) => ({ team: team.code, service: team.service, flow: flowOf([team]) })),
    })),
  };
};

import { requestId } from '../domain/advice-request/advice-request.ts';
import type { IsoDate, IsoInstant, IsoMonth } from '../domain/calendar/days.ts';
import { daysBetween } from '../domain/calendar/london-days.ts';
import { monthOf, plusMonths } from '../domain/calendar/months.ts';
import { type ControlChart, controlChart } from '../domain/control-chart/control-chart.ts';
import type { HealthMonth } from '../domain/scorecard/health-month.ts';
import { type MonthTotals, sumTotals } from '../domain/scorecard/month-totals.ts';
import type { OpenRequest } from '../domain/scorecard/open-requests.ts';
import { type Flow, readHealthFlows, type ScorecardPorts } from './health-flows.ts';
import type { Clock } from './ports/system.ts';

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
const CHART_MONTHS = 24;
const YEAR = 12;
const TARGET = 100;

const chartOf = (months: readonly HealthMonth[]): ControlChart | null => {
  const values = months.flatMap(({ month, percentInTime }) =>
    percentInTime === null ? [] : [{ month, value: percentInTime }],
  );
  return controlChart(values, { target: TARGET, good: 'high' });
};

type Owed = OpenRequest & { readonly key: string };

const owedRequest = ({ key, number, team, dueOn, openedOn, excepted }: Owed, today: IsoDate): OwedRequest => ({
  id: requestId(key, number),
  team,
  dueOn,
  daysLate: daysBetween(dueOn, today),
  isOpened: openedOn !== null,
  isExcepted: excepted,
});

const viewOf = ({ months, totals }: Flow, owed: readonly Owed[], today: IsoDate): HealthView => {
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

/** What the DCO watches: health advice by organisation and team over 24 complete months and the running one, and what is open now. */
export const viewHealthScorecard = async (
  ports: ScorecardPorts & { readonly clock: Clock },
  council: string,
): Promise<HealthScorecardView> => {
  const today = ports.clock.today();
  const running = monthOf(today);
  const [flows, openByAssessment] = await Promise.all([
    readHealthFlows(ports, council, plusMonths(running, -CHART_MONTHS), running, today),
    ports.scorecard.openRequests(council, 'health'),
  ]);
  const owed = openByAssessment.flatMap(({ key, requests }) => requests.map((request) => ({ key, ...request })));
  const owedBy = (teams: readonly { readonly team: string }[]): readonly Owed[] =>
    owed.filter((request) => teams.some(({ team }) => team === request.team));
  return {
    asOf: ports.clock.now(),
    today,
    lastMonth: plusMonths(running, -1),
    all: viewOf(flows.all, owedBy(flows.organisations.flatMap(({ teams }) => teams)), today),
    organisations: flows.organisations.map(({ organisation, flow, teams }) => ({
      organisation,
      view: viewOf(flow, owedBy(teams), today),
      teams: teams.map(({ team, service, flow: own }) => ({
        team,
        service,
        view: viewOf(own, owedBy([{ team }]), today),
      })),
    })),
  };
};

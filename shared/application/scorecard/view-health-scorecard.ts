import { monthOf, plusMonths } from '../../domain/calendar/months.ts';
import { CHART_MONTHS, type HealthScorecardView, healthView, type Owed } from '../../domain/scorecard/health-view.ts';
import type { Clock } from '../ports/system.ts';
import { readHealthFlows, type ScorecardPorts } from './health-flows.ts';

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
    all: healthView(flows.all, owedBy(flows.organisations.flatMap(({ teams }) => teams)), today),
    organisations: flows.organisations.map(({ organisation, flow, teams }) => ({
      organisation,
      view: healthView(flow, owedBy(teams), today),
      teams: teams.map(({ team, service, flow: own }) => ({
        team,
        service,
        view: healthView(own, owedBy([{ team }]), today),
      })),
    })),
  };
};

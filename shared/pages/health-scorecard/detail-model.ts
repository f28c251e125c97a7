import { showDay, showMonth } from '../../domain/calendar/show-day.ts';
import type { HealthScorecardView, HealthView } from '../../domain/scorecard/health-view.ts';
import { type ChartModel, chartModel } from './chart-model.ts';
import { daysWords, slugOf } from './figure-words.ts';
import { asOfWords, organisationHref, teamHref } from './overview-model.ts';
import { type RowModel, rowModel } from './row-model.ts';

export interface DetailModel {
  readonly asOf: string;
  readonly lastMonth: string;
  readonly name: string;
  /** Of a team; null on an organisation's own page. */
  readonly organisation: string | null;
  readonly rows: readonly RowModel[];
  readonly chart: ChartModel;
  readonly lateReasons: readonly { readonly name: string; readonly count: number }[];
  readonly late: readonly {
    readonly id: string;
    readonly service: string;
    readonly due: string;
    readonly lateBy: string;
    readonly isOpened: boolean;
    readonly isExcepted: boolean;
  }[];
}

const YEAR = 12;
type Organisation = HealthScorecardView['organisations'][number];

const REASONS: Readonly<Record<string, string>> = {
  'waiting-list': 'Waiting list',
  capacity: 'Capacity',
  'staff-absence': 'Staff absence',
  'information-missing': 'Information missing',
  'school-holiday': 'School holiday',
  'council-sent-late': 'The council sent it late',
  other: 'Another reason',
};

const lateReasonsOf = ({ complete }: HealthView): DetailModel['lateReasons'] => {
  const sums = new Map<string, number>();
  for (const { lateReasons } of complete.slice(-YEAR))
    for (const [reason, count] of Object.entries(lateReasons)) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums]
    .map(([reason, count]) => ({ name: REASONS[reason] ?? reason, count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
};

const lateOf = ({ open }: HealthView, { teams }: Organisation): DetailModel['late'] =>
  open
    .filter(({ daysLate }) => daysLate > 0)
    .map(({ id, team, dueOn, daysLate, isOpened, isExcepted }) => ({
      id,
      service: teams.find((one) => one.team === team)?.service ?? team,
      due: showDay(dueOn),
      lateBy: daysWords(daysLate),
      isOpened,
      isExcepted,
    }));

/** The page of an organisation, or of one of its teams, by the parts of its address; null where there is none. */
export const detailModel = (
  view: HealthScorecardView,
  organisationSlug: string,
  teamSlug: string | null,
): DetailModel | null => {
  const organisation = view.organisations.find(({ organisation: name }) => slugOf(name) === organisationSlug);
  const team = organisation?.teams.find(({ team: code }) => slugOf(code) === teamSlug);
  if (!organisation || (teamSlug !== null && !team)) return null;
  const { organisation: name, teams } = organisation;
  const own = team?.view ?? organisation.view;
  const teamRow = (one: (typeof teams)[number], href: string | null) =>
    rowModel(one.view, { name: one.service, href, level: 'team' });
  return {
    asOf: asOfWords(view),
    lastMonth: showMonth(view.lastMonth),
    name: team?.service ?? name,
    organisation: team ? name : null,
    rows: team
      ? [
          rowModel(organisation.view, { name, href: organisationHref(name), level: 'organisation' }),
          teamRow(team, null),
        ]
      : [
          rowModel(organisation.view, { name, href: null, level: 'organisation' }),
          ...teams.map((one) => teamRow(one, teamHref(name, one.team))),
        ],
    chart: chartModel(own),
    lateReasons: lateReasonsOf(own),
    late: lateOf(own, organisation),
  };
};

import { showDayAndWeekday, showMonth } from '../../domain/calendar/show-day.ts';
import type { HealthScorecardView } from '../../domain/scorecard/health-view.ts';
import { measured, percentInTime } from '../../domain/scorecard/month-totals.ts';
import { type ChartModel, chartModel } from './chart-model.ts';
import { daysWords, londonTime, percentWords, slugOf } from './figure-words.ts';
import { type RowModel, rowModel } from './row-model.ts';

export interface Tile {
  readonly figure: string;
  readonly words: string;
  readonly isBad: boolean;
}
export interface OverviewModel {
  readonly asOf: string;
  readonly lastMonth: string;
  readonly tiles: readonly Tile[];
  readonly chart: ChartModel;
  readonly rows: readonly RowModel[];
}

export const asOfWords = ({ asOf, today }: HealthScorecardView): string =>
  `As of ${showDayAndWeekday(today)}, ${londonTime(asOf)}`;
export const organisationHref = (organisation: string): string => `/scorecard/${slugOf(organisation)}`;
export const teamHref = (organisation: string, team: string): string =>
  `${organisationHref(organisation)}/${slugOf(team)}`;

const tilesOf = ({ all, lastMonth }: HealthScorecardView): readonly Tile[] => {
  const month = showMonth(lastMonth);
  const late = all.open.filter(({ daysLate }) => daysLate > 0);
  const { submittedInTime, notKnownInTime, notKnownLate } = all.lastTotals;
  const inTime = percentInTime(all.lastTotals);
  return [
    {
      figure: percentWords(inTime),
      words:
        inTime === null
          ? `No health advice to measure fell due in ${month}`
          : `of health advice due in ${month} came within six weeks (${submittedInTime} of ${measured(all.lastTotals)})`,
      isBad: false,
    },
    { figure: String(all.open.length), words: 'requests open with health teams', isBad: false },
    {
      figure: String(late.length),
      words: late[0] ? `of them late, the oldest by ${daysWords(late[0].daysLate)}` : 'of them late',
      isBad: late.length > 0,
    },
    {
      figure: String(notKnownInTime + notKnownLate),
      words: `not known to the service, of those due in ${month}`,
      isBad: false,
    },
  ];
};

/** The DCO's first page: four figures, the chart of all, a line for each organisation and service. */
export const overviewModel = (view: HealthScorecardView): OverviewModel => ({
  asOf: asOfWords(view),
  lastMonth: showMonth(view.lastMonth),
  tiles: tilesOf(view),
  chart: chartModel(view.all),
  rows: [
    rowModel(view.all, { name: 'All health advice', href: null, level: 'all' }),
    ...view.organisations.flatMap(({ organisation, view: own, teams }) => [
      rowModel(own, { name: organisation, href: organisationHref(organisation), level: 'organisation' }),
      ...teams.map(({ team, service, view: ofTeam }) =>
        rowModel(ofTeam, { name: service, href: teamHref(organisation, team), level: 'team' }),
      ),
    ]),
  ],
});

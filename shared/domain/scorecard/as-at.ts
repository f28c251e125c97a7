import type { IsoDate } from '../calendar/days.ts';
import { percent } from '../figures/percent.ts';
import { KIND, LEVEL, MAIN } from './level-steps.ts';

/** Counts by the end of a day, from what is now known of that day; waiting is counted in assessments. */
export interface AsAtReport {
  readonly date: IsoDate;
  readonly assessmentsOngoing: number;
  readonly assessmentsOverTwentyWeeks: number;
  /** Of the ongoing, 0 to 100, unrounded; null where nothing is ongoing. */
  readonly percentOverTwentyWeeks: number | null;
  readonly awaitingAnyAdviceOverSixWeeks: number;
  readonly awaitingPsychologicalAdviceOverSixWeeks: number;
  readonly awaitingHealthAdviceOverSixWeeks: number;
  readonly awaitingSocialCareAdviceOverSixWeeks: number;
  /** Every team, by code. */
  readonly teams: readonly { readonly team: string; readonly awaitingOverSixWeeks: number }[];
}

/** The report of a day from the levels of that day, by group and series. */
export const asAtReport = (
  date: IsoDate,
  levels: ReadonlyMap<string, ReadonlyMap<string, number>>,
  teams: readonly string[],
): AsAtReport => {
  const at = (group: string, series: string): number => levels.get(group)?.get(series) ?? 0;
  const ongoing = at(MAIN, LEVEL.ongoing);
  const overTwentyWeeks = at(MAIN, LEVEL.overTwentyWeeks);
  // A team's series stands in the group of its kind; in two, if the team's kind was ever corrected.
  const ofTeam = (team: string): number =>
    [...levels.values()].reduce((all, series) => all + (series.get(KIND.team(team)) ?? 0), 0);
  return {
    date,
    assessmentsOngoing: ongoing,
    assessmentsOverTwentyWeeks: overTwentyWeeks,
    percentOverTwentyWeeks: percent(overTwentyWeeks, ongoing),
    awaitingAnyAdviceOverSixWeeks: at(MAIN, LEVEL.awaitingAny),
    awaitingPsychologicalAdviceOverSixWeeks: at('educational-psychology', KIND.awaiting),
    awaitingHealthAdviceOverSixWeeks: at('health', KIND.awaiting),
    awaitingSocialCareAdviceOverSixWeeks: at('social-care', KIND.awaiting),
    teams: [...teams]
      .sort((one, other) => (one < other ? -1 : 1))
      .map((team) => ({ team, awaitingOverSixWeeks: ofTeam(team) })),
  };
};

import type { IsoDate } from '../calendar/days.ts';
import { TeamKind } from '../directory/team.ts';
import { MAIN } from './level-steps.ts';
import { levelSheet, YEARS } from './sheet-names.ts';
import { type Counts, newTally, type Tally } from './tally.ts';

/** The groups of series, each kept on sheets of its own. */
export const LEVEL_GROUPS: readonly string[] = [MAIN, ...TeamKind.options];

interface Places {
  readonly years: readonly [sheet: string, bucket: string];
  readonly year: readonly [sheet: string, bucket: string];
  readonly month: readonly [sheet: string, bucket: string];
}
/** The three sheets on which a group's day is counted, and its bucket on each: the year, the month, the day of the month. */
const placesOf = (group: string, day: IsoDate): Places => ({
  years: [levelSheet(group, YEARS), day.slice(0, 4)],
  year: [levelSheet(group, day.slice(0, 4)), day.slice(5, 7)],
  month: [levelSheet(group, day.slice(0, 7)), day.slice(8, 10)],
});

/** `in:2019-01-22:team:X` in its parts; a series may hold a `:`. */
const parts = (counter: string): { way: string; when: string; series: string } => {
  const [way = '', when = '', ...series] = counter.split(':');
  return { way, when, series: series.join(':') };
};

/** Steps by group and day, as counts on the sheets: each step on three. */
export const levelCounts = (steps: Tally): Tally => {
  const { tally, add } = newTally();
  for (const [group, counts] of Object.entries(steps))
    for (const [counter, count] of Object.entries(counts)) {
      const { way, when, series } = parts(counter);
      for (const [sheet, bucket] of Object.values(placesOf(group, when)))
        add(sheet, `${way}:${bucket}:${series}`, count);
    }
  return tally;
};

/** The sheets that give every level on a day: three a group, however long the history. */
export const levelSheetsFor = (day: IsoDate): readonly string[] =>
  LEVEL_GROUPS.flatMap((group) => Object.values(placesOf(group, day)).map(([sheet]) => sheet));

/** Each series' count by the end of a day: what entered on or before it, less what left. */
export const levelsAt = (sheets: Tally, day: IsoDate): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const atGroups = new Map<string, Map<string, number>>();
  for (const group of LEVEL_GROUPS) {
    const levels = new Map<string, number>();
    const take = (counts: Counts | undefined, counted: (bucket: string) => boolean) => {
      for (const [counter, count] of Object.entries(counts ?? {})) {
        const { way, when, series } = parts(counter);
        if (counted(when)) levels.set(series, (levels.get(series) ?? 0) + (way === 'in' ? count : -count));
      }
    };
    const { years, year, month } = placesOf(group, day);
    take(sheets[years[0]], (bucket) => bucket < years[1]);
    take(sheets[year[0]], (bucket) => bucket < year[1]);
    take(sheets[month[0]], (bucket) => bucket <= month[1]);
    atGroups.set(group, levels);
  }
  return atGroups;
};

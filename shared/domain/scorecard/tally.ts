import * as z from 'zod';

/** Whole numbers by the name of what they count; a 0 is as good as nothing. */
export const Counts = z.record(z.string(), z.int());
export type Counts = Readonly<Record<string, number>>;

/** Counts on the scorecard's sheets, by the sheet's name (see sheet-names.ts). Tallies add up: in any order, and back out again. */
export const Tally = z.record(z.string(), Counts);
export type Tally = Readonly<Record<string, Counts>>;

/** The sum of tallies, each times its factor; what comes to 0 is left out. */
export const sumTallies = (parts: Iterable<{ readonly tally: Tally; readonly times: number }>): Tally => {
  const sums = new Map<string, Map<string, number>>();
  for (const { tally, times } of parts)
    for (const [sheet, counts] of Object.entries(tally)) {
      const sum = sums.get(sheet) ?? new Map<string, number>();
      sums.set(sheet, sum);
      for (const [counter, count] of Object.entries(counts)) sum.set(counter, (sum.get(counter) ?? 0) + times * count);
    }
  const tally: Record<string, Counts> = {};
  for (const [sheet, sum] of sums) {
    const counts = Object.fromEntries([...sum].filter(([, count]) => count !== 0));
    if (Object.keys(counts).length > 0) tally[sheet] = counts;
  }
  return tally;
};

/** A tally being written up, one count at a time. */
export const newTally = (): { add(sheet: string, counter: string, count?: number): void; tally: Tally } => {
  const tally: Record<string, Record<string, number>> = {};
  return {
    tally,
    add: (sheet, counter, count = 1) => {
      tally[sheet] ??= {};
      const counts = tally[sheet];
      counts[counter] = (counts[counter] ?? 0) + count;
    },
  };
};

/** What follows a prefix in the names of counters, with its count; zeros left out. */
export const countsAfter = (counts: Counts, prefix: string): readonly (readonly [string, number])[] =>
  Object.entries(counts)
    .filter(([counter, count]) => count !== 0 && counter.startsWith(prefix))
    .map(([counter, count]) => [counter.slice(prefix.length), count]);

/** Counts by what follows a prefix, in the order of those names; zeros left out. */
export const countsByName = (counts: Counts, prefix: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...countsAfter(counts, prefix)].sort(([one], [other]) => (one < other ? -1 : 1)));

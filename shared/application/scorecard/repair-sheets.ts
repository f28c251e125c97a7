import { TeamKind } from '../../domain/directory/team.ts';
import { tallyOf } from '../../domain/scorecard/contribution.ts';
import { ASSESSMENTS_BOOK, flowBook, LEVELS_BOOK } from '../../domain/scorecard/sheet-names.ts';
import { type Counts, sumTallies, type Tally } from '../../domain/scorecard/tally.ts';
import type { ScorecardStore, Sheet } from '../ports/scorecard-store.ts';

const BOOKS = [...TeamKind.options.map(flowBook), ASSESSMENTS_BOOK, LEVELS_BOOK];
const FIRST_PAGE = ' ';
const AFTER_LAST = '\u{10ffff}';

const allSheets = async (scorecard: ScorecardStore, council: string): Promise<ReadonlyMap<string, Sheet>> => {
  const books = await Promise.all(BOOKS.map((book) => scorecard.book(council, book, FIRST_PAGE, AFTER_LAST)));
  return new Map(books.flat().map((sheet) => [sheet.name, sheet]));
};

/** The sum of all contributions, page by page: memory grows with the sheets, never with the assessments. */
const sumOfContributions = async (scorecard: ScorecardStore, council: string) => {
  let sum: Tally = {};
  let contributions = 0;
  let cursor: string | undefined;
  do {
    const page = await scorecard.contributionsBetween(council, FIRST_PAGE, AFTER_LAST, cursor);
    const tallies = page.items.map(({ contribution }) => ({ tally: tallyOf(contribution), times: 1 }));
    sum = sumTallies([{ tally: sum, times: 1 }, ...tallies]);
    contributions += tallies.filter(({ tally }) => Object.keys(tally).length > 0).length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { sum, contributions };
};

const differ = (one: Counts, other: Counts): boolean =>
  Object.keys(
    sumTallies([
      { tally: { all: one }, times: 1 },
      { tally: { all: other }, times: -1 },
    ]),
  ).length > 0;

export interface SheetsRepaired {
  /** Assessments that contribute something. */
  readonly contributions: number;
  /** Names of the sheets that were not the sum of the contributions, and were put right. */
  readonly sheets: readonly string[];
}

/**
 * Holds every sheet against the sum of the contributions and rewrites those that differ. A contribution changes with its sheets
 * in one transaction, so a sheet whose revision stayed the same while the contributions were read must equal their sum; one that
 * moved meanwhile was written by an event, and is left to the next run.
 */
export const repairSheets = async (scorecard: ScorecardStore, council: string): Promise<SheetsRepaired> => {
  const before = await allSheets(scorecard, council);
  const { sum, contributions } = await sumOfContributions(scorecard, council);
  const after = await allSheets(scorecard, council);
  const sheets: string[] = [];
  for (const name of new Set([...Object.keys(sum), ...before.keys(), ...after.keys()])) {
    const sheet = after.get(name) ?? { name, revision: 0, counts: {} };
    const right = sum[name] ?? {};
    if (sheet.revision !== (before.get(name)?.revision ?? 0) || !differ(sheet.counts, right)) continue;
    if (await scorecard.rewriteSheet(council, { ...sheet, counts: right })) sheets.push(name);
  }
  return { contributions, sheets: sheets.sort() };
};

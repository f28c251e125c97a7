import type { IsoDate } from '../../domain/calendar/days.ts';
import { type AsAtReport, asAtReport } from '../../domain/scorecard/as-at.ts';
import { levelSheetsFor, levelsAt } from '../../domain/scorecard/levels.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { ScorecardStore } from '../ports/scorecard-store.ts';

/** The counts of a day, today or earlier, from what is now known of it: one batch read, however long the history. */
export const reportAsAt = async (
  { scorecard, directory }: { readonly scorecard: ScorecardStore; readonly directory: DirectoryStore },
  council: string,
  date: IsoDate,
): Promise<AsAtReport> => {
  const [sheets, teams] = await Promise.all([
    scorecard.sheets(council, levelSheetsFor(date)),
    directory.teams(council),
  ]);
  const codes = teams.map(({ code }) => code);
  return asAtReport(date, levelsAt(sheets, date), codes);
};

import type { IsoMonth } from '../calendar/days.ts';

/**
 * The scorecard is kept on sheets of counters. A sheet is named by its book and its page, `book/page`; a book is read by a
 * range of its pages. Flows: a book a kind of team, a page a month of `dueOn` and a team. Assessments: a page a month.
 * Levels: one book, a page a group of series and a period (`years`, one year, one month).
 */
export const flowBook = (kind: string): string => `flows-${kind}`;
export const flowSheet = (kind: string, month: IsoMonth, team: string): string => `${flowBook(kind)}/${month}/${team}`;

export const ASSESSMENTS_BOOK = 'assessments';
export const assessmentsSheet = (month: IsoMonth): string => `${ASSESSMENTS_BOOK}/${month}`;

export const LEVELS_BOOK = 'levels';
export const YEARS = 'years';
export const levelSheet = (group: string, period: string): string => `${LEVELS_BOOK}/${group}/${period}`;

/** The month and the team of a page of flows; a team's code may hold a `/`, so it stands last. */
export const flowPage = (page: string): { readonly month: IsoMonth; readonly team: string } => ({
  month: page.slice(0, 7),
  team: page.slice(8),
});

/** The book and the page of a sheet's name. */
export const bookAndPage = (sheet: string): { readonly book: string; readonly page: string } => {
  const cut = sheet.indexOf('/');
  return { book: sheet.slice(0, cut), page: sheet.slice(cut + 1) };
};

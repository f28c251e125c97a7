/** Keys of the scorecard table: every partition starts with the council's id. */

/** An assessment's contribution, by the assessment's opaque key. */
export const contributionsPartition = (council: string): string => `${council}#contributions`;
export const contributionKey = (council: string, key: string) => ({
  pk: contributionsPartition(council),
  sk: key,
});

/** A book of sheets; its pages stand in order, so that a range of them is one query. */
export const bookPartition = (council: string, book: string): string => `${council}#sheets-${book}`;
export const sheetKey = (council: string, book: string, page: string) => ({
  pk: bookPartition(council, book),
  sk: page,
});

/** Open requests of a kind of team, an item an assessment. */
export const openPartition = (council: string, kind: string): string => `${council}#open-${kind}`;
export const openKey = (council: string, kind: string, key: string) => ({
  pk: openPartition(council, kind),
  sk: key,
});

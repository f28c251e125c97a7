import type { AssessmentStore, Change } from '../ports/assessment-store.ts';
import type { NumberedRow } from './import-rules.ts';

/** A change of one assessment, and the rows that say it. */
export interface RowsChange<Row> {
  readonly change: Change;
  readonly rows: readonly NumberedRow<Row>[];
}

/** Changes handed to the store at once; it packs them into transactions, several of them under way together. */
const AT_ONCE = 400;

/** Writes changes piece by piece and says how many rows are done after each; gives back the rows of those that met another writer. */
export const writeChanges = async <Row>(
  store: Pick<AssessmentStore, 'appendMany'>,
  changes: readonly RowsChange<Row>[],
  progress: (rows: number) => Promise<void>,
): Promise<readonly NumberedRow<Row>[]> => {
  const again: NumberedRow<Row>[] = [];
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const piece = changes.slice(from, from + AT_ONCE);
    const conflicts = new Set((await store.appendMany(piece.map(({ change }) => change))).conflicts);
    const lost = piece.filter(({ change }) => conflicts.has(change.after.key));
    again.push(...lost.flatMap(({ rows }) => rows));
    await progress(piece.reduce((sum, { rows }) => sum + rows.length, 0));
  }
  return again;
};

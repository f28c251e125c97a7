import type { CsvRecord } from '../../contracts/csv/csv-records.ts';
import type { BrokenRow, CsvFault, CsvRow } from '../../contracts/csv/csv-rows.ts';
import type { Actor } from '../../domain/assessment/decision.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { Clock, Secrets } from '../ports/system.ts';

export interface ImportPorts {
  readonly assessments: AssessmentStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

/** Whose file it is, and who is said to have recorded what it says. */
export interface ImportContext {
  readonly council: Council;
  readonly actor: Actor;
}

export interface NumberedRow<Row> {
  readonly line: number;
  readonly row: Row;
}

export interface Tally {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}
export const NOTHING: Tally = { created: 0, changed: 0, unchanged: 0 };
export const add = (one: Tally, other: Tally): Tally => ({
  created: one.created + other.created,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
});

/** What rows would change, decided from what is there now and not written yet. */
export interface ImportPlan<Row> {
  readonly faults: readonly CsvFault[];
  readonly tally: Tally;
  /** Writes it; gives back the rows whose records somebody else changed in between, for a new plan. */
  write(progress: (rows: number) => Promise<void>): Promise<readonly NumberedRow<Row>[]>;
}

/** What is particular to a kind of file. */
export interface ImportRules<Row> {
  readonly read: (records: AsyncIterable<CsvRecord>) => AsyncIterable<CsvRow<Row>>;
  /** What a row is known by; the same twice in a file is a fault of `keyField`. */
  readonly keyOf: (row: Row) => string;
  readonly keyField: string;
  readonly keyColumns: readonly (string & keyof Row)[];
  readonly plan: (
    ports: ImportPorts,
    context: ImportContext,
    rows: readonly NumberedRow<Row>[],
    /** Rows with faulty cells: what else is wrong with them is a fault of the plan too. */
    broken?: readonly BrokenRow<Row>[],
  ) => Promise<ImportPlan<Row>>;
}

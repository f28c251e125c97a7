import { csvRecords } from '../../contracts/csv/csv-records.ts';
import type { BrokenRow, CsvFault } from '../../contracts/csv/csv-rows.ts';
import type { ImportRules, NumberedRow } from './import-rules.ts';

/** Rows that are decided on together: a larger file is taken piece by piece, so that memory stays bounded. */
const BATCH = 10_000;

export interface Batch<Row> {
  readonly rows: readonly NumberedRow<Row>[];
  readonly faults: readonly CsvFault[];
  readonly broken: readonly BrokenRow<Row>[];
  /** Records of the file, good or bad. */
  readonly count: number;
}

/** The file in batches; the same key twice is found across all of them. */
export async function* batchesOf<Row>(
  file: AsyncIterable<Uint8Array>,
  rules: ImportRules<Row>,
  size = BATCH,
): AsyncGenerator<Batch<Row>> {
  const seen = new Map<string, number>();
  let [rows, faults, broken, count]: [NumberedRow<Row>[], CsvFault[], BrokenRow<Row>[], number] = [[], [], [], 0];
  const isFirst = (line: number, key: string): boolean => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    else faults.push({ line, field: rules.keyField, message: `Line ${first} has the same key` });
    return first === undefined;
  };
  for await (const read of rules.read(csvRecords(file))) {
    if ('faults' in read) {
      faults.push(...read.faults);
      if (read.broken) {
        const { line, row } = read.broken;
        broken.push(read.broken);
        if (rules.keyColumns.every((column) => row[column] !== undefined)) isFirst(line, rules.keyOf(row as Row));
      }
      // The header is no row.
      count += read.faults.some(({ line }) => line > 1) ? 1 : 0;
    } else {
      const { line, row } = read;
      if (isFirst(line, rules.keyOf(row))) rows.push({ line, row });
      count += 1;
    }
    if (rows.length + broken.length >= size) {
      yield { rows, faults, broken, count };
      [rows, faults, broken, count] = [[], [], [], 0];
    }
  }
  if (rows.length > 0 || faults.length > 0) yield { rows, faults, broken, count };
}

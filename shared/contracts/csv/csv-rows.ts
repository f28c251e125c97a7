import type * as z from 'zod';
import type { CsvRecord } from './csv-records.ts';

/** One fault of a file: `field` is the column, '' for a whole line. */
export interface CsvFault {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}
/** What of a row could be read beside its faulty cells: enough to find what else is wrong with it. */
export interface BrokenRow<Row> {
  readonly line: number;
  readonly row: Partial<Row>;
}
/** A row that was read, or the faults of one that could not be. */
export type CsvRow<Row> =
  | { readonly line: number; readonly row: Row }
  | { readonly faults: readonly CsvFault[]; readonly broken?: BrokenRow<Row> };

/** The columns of a file, and what each may hold; `required` ones must stand in the header. */
export interface CsvShape<S extends z.ZodObject> {
  readonly row: S;
  readonly required: readonly (string & keyof S['shape'])[];
}

const headerFaults = <S extends z.ZodObject>(header: readonly string[], { row, required }: CsvShape<S>): CsvFault[] => {
  const fault = (field: string, message: string): CsvFault => ({ line: 1, field, message });
  return [
    ...header.filter((name) => !Object.hasOwn(row.shape, name)).map((name) => fault(name, 'There is no such column')),
    ...required.filter((name) => !header.includes(name)).map((name) => fault(name, 'This column is missing')),
    ...[...new Set(header.filter((name, at) => header.indexOf(name) !== at))].map((name) =>
      fault(name, 'This column is there more than once'),
    ),
  ];
};

const rowFaults = (error: z.ZodError, line: number): CsvFault[] => {
  const faults = error.issues.map(({ path, message }) => ({ line, field: String(path[0] ?? ''), message }));
  return faults.filter((fault, at) => faults.findIndex(({ field }) => field === fault.field) === at);
};

/** The rows of a file by its header, whose columns may stand in any order. Of a file with a bad header its rows are checked as far as they can be. */
export async function* csvRows<S extends z.ZodObject>(
  records: AsyncIterable<CsvRecord>,
  shape: CsvShape<S>,
): AsyncGenerator<CsvRow<z.infer<S>>> {
  let header: readonly string[] | null = null;
  const missing = new Set<string>();
  for await (const record of records) {
    if ('fault' in record) {
      yield { faults: [{ line: record.line, field: '', message: record.fault }] };
      // Without a header no row can be read.
      if (!header) return;
    } else if (!header) {
      header = record.cells.map((name) => name.trim());
      const faults = headerFaults(header, shape);
      for (const name of shape.required) if (!header.includes(name)) missing.add(name);
      if (faults.length > 0) yield { faults };
    } else yield readRow(record.line, record.cells, header, shape, missing);
  }
  if (!header) yield { faults: [{ line: 1, field: '', message: 'The file is empty: send at least its header' }] };
}

const goodCells = <S extends z.ZodObject>(
  cells: readonly (readonly [string, string])[],
  { row }: CsvShape<S>,
): Partial<z.infer<S>> =>
  Object.fromEntries(
    cells.flatMap(([name, cell]) => {
      const read = (row.shape as Record<string, z.ZodType>)[name]?.safeParse(cell);
      return read?.success ? [[name, read.data]] : [];
    }),
  ) as Partial<z.infer<S>>;

const readRow = <S extends z.ZodObject>(
  line: number,
  cells: readonly string[],
  header: readonly string[],
  shape: CsvShape<S>,
  missing: ReadonlySet<string>,
): CsvRow<z.infer<S>> => {
  if (cells.length !== header.length) {
    const message = `This line has ${cells.length} cells, the header has ${header.length} columns`;
    return { faults: [{ line, field: '', message }] };
  }
  const known = header.flatMap((name, at) =>
    Object.hasOwn(shape.row.shape, name) ? [[name, unguarded(cells[at] ?? '')] as const] : [],
  );
  const read = shape.row.safeParse(Object.fromEntries(known));
  if (read.success) return { line, row: read.data };
  // A column that the header lacks is at fault once, in line 1.
  return {
    faults: rowFaults(read.error, line).filter(({ field }) => !missing.has(field)),
    broken: { line, row: goodCells(known, shape) },
  };
};

/** Our exports put a quote before what a spreadsheet would take for a formula: it comes off again, so that they re-import unchanged. */
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

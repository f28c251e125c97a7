import type { CsvFault } from '../../contracts/csv/csv-rows.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { Import, ImportKind } from '../ports/directory-store.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import { batchesOf } from './file-batches.ts';
import { adviceRequestsImport } from './import-advice-requests.ts';
import { assessmentsImport } from './import-assessments.ts';
import {
  add,
  type ImportContext,
  type ImportPlan,
  type ImportPorts,
  type ImportRules,
  NOTHING,
  type Tally,
} from './import-rules.ts';
import { teamsImport } from './import-teams.ts';

export interface RunImportPorts extends ImportPorts {
  readonly files: Pick<ImportFiles, 'read'>;
}

/** What an import keeps of its faults, first lines first; of more it says how many. */
const MAX_FAULTS = 5_000;
/** Rows that meet another writer are decided again, this often. */
const TRIES = 5;

/** Notes how far the job has come, on its record. */
class Progress {
  readonly #ports: RunImportPorts;
  #record: Import;

  constructor(ports: RunImportPorts, record: Import) {
    this.#ports = ports;
    this.#record = record;
  }

  async note(to: Partial<Import>): Promise<void> {
    this.#record = { ...this.#record, ...to };
    await this.#ports.directory.putImport(this.#record);
  }

  readonly add = async (rows: number): Promise<void> => {
    if (rows > 0) await this.note({ done: this.#record.done + rows });
  };
}

interface Checked<Row> {
  readonly rows: number;
  readonly faults: readonly CsvFault[];
  /** The plan of a file that fits in one batch, ready to be written; a larger one is decided on again as it is written. */
  readonly only: ImportPlan<Row> | null;
}

/** Everything is checked before anything is written: every fault of every line. */
const check = async <Row>(
  ports: RunImportPorts,
  context: ImportContext,
  rules: ImportRules<Row>,
  id: string,
): Promise<Checked<Row>> => {
  const faults: CsvFault[] = [];
  let only: ImportPlan<Row> | null = null;
  let [rows, batches, total] = [0, 0, 0];
  for await (const batch of batchesOf(await ports.files.read(context.council.id, id), rules)) {
    const plan = await rules.plan(ports, context, batch.rows, batch.broken);
    rows += batch.count;
    batches += 1;
    only = batches === 1 ? plan : null;
    const found = [...batch.faults, ...plan.faults].sort((one, other) => one.line - other.line);
    total += found.length;
    faults.push(...found.slice(0, MAX_FAULTS - faults.length));
  }
  const left = total - faults.length;
  const last = faults.at(-1);
  if (left > 0 && last)
    faults.push({ line: last.line, field: '', message: `There are ${left} more faults after this` });
  return { rows, faults, only };
};

/** Writes a plan; rows whose records changed in between are decided on again, and counted as they were meant at first. */
const write = async <Row>(
  ports: RunImportPorts,
  context: ImportContext,
  rules: ImportRules<Row>,
  planned: ImportPlan<Row>,
  progress: Progress,
): Promise<Tally> => {
  let plan = planned;
  for (let tried = 0; tried < TRIES && plan.faults.length === 0; tried += 1) {
    const again = await plan.write(progress.add);
    if (again.length === 0) return planned.tally;
    plan = await rules.plan(ports, context, again);
  }
  throw new Error('Records of this import were changed by others while it was being written; send the file again');
};

const writeAll = async <Row>(
  ports: RunImportPorts,
  context: ImportContext,
  rules: ImportRules<Row>,
  id: string,
  only: Checked<Row>['only'],
  progress: Progress,
): Promise<Tally> => {
  if (only) return write(ports, context, rules, only, progress);
  let tally = NOTHING;
  for await (const { rows } of batchesOf(await ports.files.read(context.council.id, id), rules))
    tally = add(tally, await write(ports, context, rules, await rules.plan(ports, context, rows), progress));
  return tally;
};

const run = async <Row>(ports: RunImportPorts, council: Council, record: Import, rules: ImportRules<Row>) => {
  const context: ImportContext = { council, actor: { by: 'platform', function: 'apply-import' } };
  const progress = new Progress(ports, record);
  await progress.note({ status: 'checking', rows: 0, done: 0 });
  const { rows, faults, only } = await check(ports, context, rules, record.id);
  if (faults.length > 0) return progress.note({ status: 'refused', rows, errors: faults });
  await progress.note({ status: 'importing', rows });
  const tally = await writeAll(ports, context, rules, record.id, only, progress);
  return progress.note({ status: 'done', done: rows, ...tally });
};

const RULES: {
  readonly [K in ImportKind]: (ports: RunImportPorts, council: Council, record: Import) => Promise<void>;
} = {
  teams: (ports, council, record) => run(ports, council, record, teamsImport),
  assessments: (ports, council, record) => run(ports, council, record, assessmentsImport),
  'advice-requests': (ports, council, record) => run(ports, council, record, adviceRequestsImport),
};

/**
 * Runs an import whose file has come: checks all of it, then writes, or refuses it with every fault and writes nothing. Asked
 * twice, it does it once; broken off, it starts again and finds what is written already `unchanged`. A file without a record is none of ours.
 */
export const runImport = async (ports: RunImportPorts, councilId: string, id: string): Promise<void> => {
  const [council, record] = await Promise.all([
    ports.directory.council(councilId),
    ports.directory.import(councilId, id),
  ]);
  if (!council || !record || record.status === 'done' || record.status === 'refused') return;
  await RULES[record.kind](ports, council, record);
};

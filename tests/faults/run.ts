/**
 * `npm run faults -- --histories N [--dynamodb K]`, or `--seed S [--on dynamodb] [--mutant NAME]` for one with its trace: plays
 * histories with faults, holds each against the invariants, and does the same to three mutants. Exits 1 if an invariant was
 * violated, a kind of fault never injected, or a mutant not caught.
 */
import { parseArgs } from 'node:util';
import { type Database, startDatabase } from '../../infra/local/engine/database.ts';
import { freePort } from '../../infra/local/engine/free-port.ts';
import { FAULT_KINDS, FaultCount, type FaultKind } from './fault-kinds.ts';
import { MUTANTS } from './mutants/kept-mutants.ts';
import type { Order, Report } from './worker.ts';
import { Workers } from './workers.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '300' },
    dynamodb: { type: 'string' },
    seed: { type: 'string' },
    on: { type: 'string', default: 'memory' },
    mutant: { type: 'string' },
  },
});
const MUTANTS_TRIED = 300;
const TOLD_EVERY = 1000;
const FROM_HERE_MORE_ON_DYNAMODB = 10_000;
const seeds = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => String(n + 1));
const order = (seed: string, its: Partial<Order> = {}): Order => ({
  ...{ seed, on: 'memory', port: 0, mutant: null, isTraced: false },
  ...its,
});

const onDatabase = async (play: (port: number) => Promise<void>): Promise<void> => {
  const database: Database = await startDatabase(await freePort(0), undefined);
  try {
    await play(database.port);
  } finally {
    await database.stop();
  }
};

const tell = ({ order: { seed, on, mutant }, violations }: Report): void => {
  for (const { invariant, what } of violations.slice(0, 3)) console.log(`  ${invariant}: ${what}`);
  const flags = [
    `--seed ${seed}`,
    ...(on === 'memory' ? [] : [`--on ${on}`]),
    ...(mutant ? [`--mutant '${mutant}'`] : []),
  ];
  console.log(`  see npm run faults -- ${flags.join(' ')}`);
};

const playOne = async (workers: Workers, seed: string): Promise<number> => {
  let violated = 0;
  const on = values.on === 'dynamodb' ? 'dynamodb' : 'memory';
  const play = (port: number) =>
    workers.play([order(seed, { on, port, mutant: values.mutant ?? null, isTraced: true })].values(), (report) => {
      for (const line of report.trace) console.log(line);
      violated = report.violations.length;
      console.log(
        `seed ${seed}, faults ${Object.values(report.faults).reduce((sum, n) => sum + n, 0)}, violations ${violated}`,
      );
      for (const { invariant, what } of report.violations) console.log(`  ${invariant}: ${what}`);
    });
  await (on === 'memory' ? play(0) : onDatabase(play));
  return violated;
};

/** The seeds on which a mutant is tried, until one catches it. */
const mutantsCaught = async (workers: Workers, red: ReadonlySet<string>): Promise<number> => {
  const caught = new Map<string, Report>();
  const orders = function* () {
    for (const { name } of MUTANTS)
      for (const seed of seeds(MUTANTS_TRIED)) {
        if (caught.has(name)) break;
        if (!red.has(seed)) yield order(seed, { mutant: name });
      }
  };
  await workers.play(orders(), (report) => {
    const name = report.order.mutant ?? '';
    if (report.violations.length > 0 && !caught.has(name)) caught.set(name, report);
  });
  for (const [name, report] of caught) {
    console.log(`mutant ${name}: caught by seed ${report.order.seed}`);
    tell(report);
  }
  return caught.size;
};

const playAll = async (workers: Workers, histories: number): Promise<number> => {
  const faults = new FaultCount();
  const red = new Set<string>();
  const violationsOn = { memory: 0, dynamodb: 0 };
  const onReport = (report: Report): void => {
    for (const [kind, times] of Object.entries(report.faults)) faults.note(kind as FaultKind, times);
    violationsOn[report.order.on] += report.violations.length;
    if (report.violations.length === 0) return;
    red.add(report.order.seed);
    console.log(`seed ${report.order.seed} (${report.order.on}) violates`);
    tell(report);
  };
  const onDynamodb = Number(values.dynamodb ?? (histories >= FROM_HERE_MORE_ON_DYNAMODB ? 20 : 5));
  const started = Date.now();
  const since = (): string => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  let played = 0;
  const onNext = (report: Report): void => {
    onReport(report);
    played += 1;
    if (played % TOLD_EVERY === 0) console.log(`${played} histories in ${since()}`);
  };
  const play = (port: number): Promise<void> => {
    const slow = seeds(onDynamodb).map((seed) => order(seed, { on: 'dynamodb', port }));
    return workers.play([...slow, ...seeds(histories).map((seed) => order(seed))].values(), onNext);
  };
  await (onDynamodb > 0 ? onDatabase(play) : play(0));
  console.log(`over DynamoDB Local: histories ${onDynamodb}, violations ${violationsOn.dynamodb}`);
  const caught = await mutantsCaught(workers, red);
  const violations = violationsOn.memory + violationsOn.dynamodb;
  const kinds = Object.keys(FAULT_KINDS) as FaultKind[];
  const injected = kinds.filter((kind) => faults.of(kind) > 0);
  for (const kind of kinds) console.log(`  ${String(faults.of(kind)).padStart(9)} ${kind}: ${FAULT_KINDS[kind]}`);
  const sum = kinds.reduce((all, kind) => all + faults.of(kind), 0);
  console.log(`in ${since()}`);
  console.log(
    `histories ${histories}, faults ${sum}, kinds ${injected.length} of ${kinds.length}, violations ${violations}, mutants caught ${caught}/${MUTANTS.length}`,
  );
  return violations + (kinds.length - injected.length) + (MUTANTS.length - caught);
};

const workers = new Workers();
const wrong =
  values.seed === undefined ? await playAll(workers, Number(values.histories)) : await playOne(workers, values.seed);
await workers.close();
process.exitCode = wrong > 0 ? 1 : 0;

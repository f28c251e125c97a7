import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockPath } from './directory-lock.ts';
import { DynamodbWire } from './dynamodb-wire.ts';
import { findDynamodbLocal, findJava } from './java.ts';
import { machineNow } from './platform-date.ts';
import { StartRefused } from './start-refused.ts';

export interface Database {
  readonly port: number;
  readonly wire: DynamodbWire;
  stop(): Promise<void>;
}

const patience = 60_000;
const jvm = ['-XX:+UseSerialGC', '-Xmx1g', '-Djava.library.path=./DynamoDBLocal_lib'];
/** Java's quick compiler alone. The thorough one takes more than it gives back, but for hundreds of thousands of calls. */
const QUICK = '-XX:TieredStopAtLevel=1';

/**
 * Starts DynamoDB Local under its keeper and waits until it answers. `directory` undefined keeps the tables in memory; `manyCalls` is for
 * hundreds of thousands of them.
 */
export async function startDatabase(
  port: number,
  directory: string | undefined,
  { manyCalls = false } = {},
): Promise<Database> {
  const java = findJava();
  const kept = directory === undefined ? ['-inMemory'] : ['-dbPath', tablesFolder(directory)];
  const mine = ['-jar', 'DynamoDBLocal.jar', '-port', String(port), ...kept, '-sharedDb', '-disableTelemetry'];
  const args = [...(manyCalls ? [] : [QUICK]), ...jvm, ...mine];
  const order = {
    java,
    folder: findDynamodbLocal(),
    args,
    ...(directory === undefined ? {} : { lock: lockPath(directory) }),
  };
  const log = directory === undefined ? 'ignore' : openSync(join(directory, 'logs', 'database.log'), 'a');
  const program = fileURLToPath(new URL('./database-keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [program, JSON.stringify(order)], {
    detached: true,
    stdio: ['pipe', log, log],
  });
  const wire = new DynamodbWire(port);
  try {
    await answers(wire, keeper);
  } catch (error) {
    await end(keeper, wire);
    throw error;
  }
  return { port, wire, stop: () => end(keeper, wire) };
}

function tablesFolder(directory: string): string {
  const folder = join(directory, 'tables');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(directory, 'logs'), { recursive: true });
  return folder;
}

async function answers(wire: DynamodbWire, keeper: ChildProcess): Promise<void> {
  const until = machineNow() + patience;
  while (machineNow() < until) {
    if (keeper.exitCode !== null)
      throw new StartRefused('DynamoDB Local ended as it started: see logs/database.log in DIR');
    try {
      await wire.call('ListTables', {});
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new StartRefused(
    `DynamoDB Local did not answer within ${patience / 1000} seconds: see logs/database.log in DIR`,
  );
}

function end(keeper: ChildProcess, wire: DynamodbWire): Promise<void> {
  wire.close();
  return new Promise((resolve) => {
    if (keeper.exitCode !== null) return resolve();
    keeper.once('exit', () => resolve());
    keeper.stdin?.end();
  });
}

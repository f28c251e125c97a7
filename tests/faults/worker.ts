import { parentPort } from 'node:worker_threads';
import { logger } from '../../shared/lambda/log.ts';
import { dynamoTables } from './dynamo-tables.ts';
import { type Length, playHistory } from './history.ts';
import { memoryTables } from './memory-tables.ts';
import { MUTANTS } from './mutants/kept-mutants.ts';
import { rememberDays } from './quick-calendar.ts';
import type { Violation } from './world.ts';

/** What a worker is asked to play. */
export interface Order {
  readonly seed: string;
  readonly on: 'memory' | 'dynamodb';
  /** The port of DynamoDB Local, where it is needed. */
  readonly port: number;
  /** The name of a mutant; null for the code as it is. */
  readonly mutant: string | null;
  readonly isTraced: boolean;
}
/** What came of it. */
export interface Report {
  readonly order: Order;
  readonly faults: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
}

/** Each call to DynamoDB Local takes a millisecond or two, so its histories are shorter. */
const LENGTHS: Readonly<Record<Order['on'], Length>> = {
  memory: { fewestDays: 60, mostDays: 120 },
  dynamodb: { fewestDays: 20, mostDays: 30 },
};

const play = async (order: Order): Promise<Report> => {
  const { seed, on, port, isTraced } = order;
  const mutant = MUTANTS.find(({ name }) => name === order.mutant) ?? null;
  const open = on === 'memory' ? memoryTables : dynamoTables(port, seed);
  return { order, ...(await playHistory(seed, { open, length: LENGTHS[on], mutant, isTraced })) };
};

// Waits between tries are drawn by the adapters and the SDK: none, so that a seed gives one history and no time is lost.
Math.random = () => 0;
rememberDays();
// The platform's own log tells of faults by the thousand.
logger.setLogLevel('SILENT');
// Stacks of injected errors are long and read by nobody.
Error.stackTraceLimit = 6;
parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await play(order)));

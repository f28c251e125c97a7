import type { Activity } from './activity.ts';
import type { DynamodbWire } from './dynamodb-wire.ts';
import type { LocalStore, Stacks } from './engine.ts';
import type { FunctionPool } from './function-pool.ts';
import { QueueConsumer } from './queue-consumer.ts';
import type { Queues } from './queues.ts';
import { StartRefused } from './start-refused.ts';
import { StreamConsumer, type StreamSurroundings } from './stream-consumer.ts';
import { StreamReader } from './stream-reader.ts';
import { tablesOf } from './tables.ts';

interface Surroundings extends StreamSurroundings {
  readonly stacks: Stacks;
  readonly store: LocalStore;
  readonly wire: DynamodbWire;
  readonly queues: Queues;
  readonly activity: Activity;
  functionOf(arn: string): FunctionPool;
}

export type EventSource = QueueConsumer | StreamConsumer;

/** A consumer for each event source mapping that is switched on. */
export function eventSourcesOf(around: Surroundings): EventSource[] {
  const { stacks, store, wire, queues, activity } = around;
  const tables = tablesOf(stacks);
  const mappings = stacks
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled !== false);
  return mappings.map((mapping): EventSource => {
    const source = String(mapping.properties.EventSourceArn);
    const target = around.functionOf(String(mapping.properties.FunctionName));
    if (queues.has(source)) return new QueueConsumer(mapping, queues.get(source), target, activity);
    const table = tables.find(({ arn }) => source.startsWith(`${arn}/stream/`));
    if (!table)
      throw new StartRefused(
        `The event source mapping ${mapping.id} reads ${source}, which the local platform does not run`,
      );
    if (!table.properties.StreamSpecification)
      throw new StartRefused(`The event source mapping ${mapping.id} reads ${table.id}, which has no stream`);
    return new StreamConsumer(
      mapping,
      table,
      new StreamReader(wire, table.physicalId, mapping.id, store),
      target,
      around,
    );
  });
}

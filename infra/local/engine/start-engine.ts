import { Activity } from './activity.ts';
import { loadAssembly } from './assembly.ts';
import { AsyncInvocations } from './async-invocations.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';
import { type Database, startDatabase } from './database.ts';
import { lockDirectory, unlockDirectory } from './directory-lock.ts';
import { dynamodbService } from './dynamodb-service.ts';
import type { Engine, EngineOptions, Invocation } from './engine.ts';
import { EventBuses } from './event-buses.ts';
import { eventSourcesOf } from './event-sources.ts';
import { eventsService } from './events-service.ts';
import { sendFailedBatch } from './failed-batch.ts';
import { freePort } from './free-port.ts';
import { Functions } from './functions.ts';
import { findJava } from './java.ts';
import { SqliteStore } from './local-store.ts';
import { OffsetClock } from './platform-clock.ts';
import { PlatformSchedule } from './platform-schedule.ts';
import { Queues } from './queues.ts';
import { RecordedCalls } from './recorded-calls.ts';
import { Scheduler } from './scheduler.ts';
import { registerStacks } from './stack-registry.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { makeTables, tablesOf } from './tables.ts';
import { nextWaiting } from './waiting-instants.ts';

/**
 * Runs the stacks of a cloud assembly on this machine. Rejects with `StartRefused` where that cannot work: no Java, a port
 * that is taken, a folder that cannot be written or is in use, a resource type that is not known.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { assembly: folder, data, ports, issuer, environment = {}, onProgress = () => {} } = options;
  // Lambda's time zone; a thread has its process's.
  process.env['TZ'] = 'UTC';
  findJava();
  const assembly = loadAssembly(folder);
  const stacks = registerStacks(assembly, issuer);
  const directory = data === 'memory' ? undefined : data;
  if (directory !== undefined)
    await lockDirectory(directory, () => onProgress('waiting for the database of the last start to end'));

  const closing: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    if (directory !== undefined) closing.push(() => unlockDirectory(directory));
    const store = new SqliteStore(directory);
    closing.push(() => store.close());
    const clock = new OffsetClock(store);
    const activity = new Activity();
    const calls = new RecordedCalls();

    onProgress('starting the database');
    const awsPort = await freePort(ports.aws);
    const database: Database = await startDatabase(await freePort(ports.dynamodb), directory);
    closing.push(() => database.stop());
    await makeTables(database.wire, stacks);
    const aws: AwsEndpoint = await startAwsEndpoint(awsPort, calls, () => clock.now());
    closing.push(() => aws.stop());

    onProgress('starting functions, queues, streams and schedules');
    const last = store.collection<Invocation>('invocations');
    const functions = new Functions(stacks, assembly, aws.origin, environment, { clock, activity, directory, last });
    closing.push(async () => void (await Promise.all(functions.all.map((each) => each.stop()))));
    const functionOf = (arn: string) => functions.get(arn);
    const queues = new Queues(stacks, { store, clock, activity });
    const invocations = new AsyncInvocations({ stacks, store, clock, activity, queues, functionOf });
    const buses = new EventBuses({ stacks, store, clock, activity, queues, invocations });
    const sources = eventSourcesOf({
      stacks,
      store,
      clock,
      activity,
      queues,
      functionOf,
      wire: database.wire,
      giveUp: (what) => sendFailedBatch(what, queues, aws, clock),
    });
    const scheduled = stacks
      .ofType('AWS::Scheduler::Schedule')
      .map((resource) => new PlatformSchedule(resource, { stacks, clock, queues, invocations, functionOf }));
    const tables = tablesOf(stacks);
    const waits = (after: number, until: number) => nextWaiting(database.wire, tables, after, until);
    const scheduler = new Scheduler(scheduled, { clock, activity, store, nextWaiting: waits });

    const streams = sources.filter((source) => source instanceof StreamConsumer);
    const wake = (written: readonly string[]) => {
      for (const stream of streams) if (written.includes(stream.table)) void stream.hurry();
    };
    aws.service('dynamodb', dynamodbService(database.wire, activity, wake));
    aws.service('events', eventsService(buses));
    for (const worker of [...sources, invocations]) activity.register(worker);
    for (const source of sources) source.start();
    invocations.start();
    scheduler.start();
    closing.push(async () => {
      scheduler.stop();
      invocations.stop();
      for (const source of sources) await source.stop();
    });

    return {
      stacks,
      clock,
      calls,
      functions: functions.all,
      schedules: scheduled,
      store,
      awsEndpoint: aws.origin,
      dynamodbEndpoint: `http://127.0.0.1:${database.port}`,
      directory,
      invoke: async (functionId, event) => functions.get(functionId).invoke(event),
      putEvents: async (bus, entries) => void buses.put(bus, entries),
      replay: async (archiveId, from, to) => buses.replay(archiveId, from, to),
      runSchedule: (name) => scheduler.run(name),
      moveClock: (to) => scheduler.move(to),
      quiet: () => activity.quiet(),
      track: (what, work) => activity.track(what, work),
      service: (name, handle) => aws.service(name, handle),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

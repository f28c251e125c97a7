import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity, Worker } from './activity.ts';
import type { Resource } from './engine.ts';
import { eventPattern } from './event-pattern.ts';
import { filtersOf } from './event-source-filter.ts';
import type { FunctionPool } from './function-pool.ts';
import type { OffsetClock } from './platform-clock.ts';
import { region } from './resource-names.ts';
import type { StreamReader, StreamRecord } from './stream-reader.ts';

/** What is given up after its last try: to the on-failure destination. */
export interface GivenUp {
  readonly mapping: string;
  readonly functionArn: string;
  readonly tries: number;
  readonly streamArn: string;
  readonly destination: string | undefined;
  readonly records: readonly StreamRecord[];
}

export interface StreamSurroundings {
  readonly activity: Activity;
  readonly clock: OffsetClock;
  giveUp(what: GivenUp): Promise<void>;
}

/** As many as one read of DynamoDB's stream gives. */
const readLimit = 1000;
const firstDelay = 50;
/** Looks of its own accord for what somebody else wrote straight into the database. */
const lookEvery = 1000;

/** Lambda's poller of a table's stream with parallelisation 1: filters, batches, retries, bisecting, partial failures. */
export class StreamConsumer implements Worker {
  readonly table: string;
  readonly #id: string;
  readonly #streamArn: string;
  readonly #reader: StreamReader;
  readonly #function: FunctionPool;
  readonly #around: StreamSurroundings;
  readonly #batchSize: number;
  readonly #window: number;
  readonly #retries: number;
  readonly #bisect: boolean;
  readonly #partial: boolean;
  readonly #destination: string | undefined;
  readonly #wanted: (record: unknown) => boolean;
  #pumping: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    mapping: Resource,
    table: Resource,
    reader: StreamReader,
    target: FunctionPool,
    around: StreamSurroundings,
  ) {
    const { properties } = mapping;
    const retries = Number(properties.MaximumRetryAttempts ?? -1);
    const patterns = filtersOf(properties.FilterCriteria).map(eventPattern);
    this.table = table.physicalId;
    this.#id = mapping.id;
    this.#streamArn = String(properties.EventSourceArn);
    this.#reader = reader;
    this.#function = target;
    this.#around = around;
    this.#batchSize = Number(properties.BatchSize ?? 100);
    this.#window = Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1000;
    this.#retries = retries < 0 ? Number.POSITIVE_INFINITY : retries;
    this.#bisect = properties.BisectBatchOnFunctionError === true;
    this.#partial = (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures');
    this.#destination = properties.DestinationConfig?.OnFailure?.Destination;
    this.#wanted = (record) => patterns.length === 0 || patterns.some((matches) => matches(record));
  }

  start(): void {
    void this.hurry();
    this.#timer = setInterval(() => void this.hurry(), lookEvery);
    this.#timer.unref();
  }

  busy(): string | undefined {
    return this.#pumping && !this.#stopped ? `${this.#function.name} reads the stream of ${this.table}` : undefined;
  }

  /** Resolves when all that was in the stream when it was called has been dealt with. */
  hurry(): Promise<void> {
    this.#again = true;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined;
    });
    return this.#pumping;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  async #pump(): Promise<void> {
    try {
      for (let records: StreamRecord[] = []; !this.#stopped && (this.#again || records.length > 0); ) {
        this.#again = false;
        records = await this.#reader.read(readLimit);
        await this.#handle(records);
      }
    } catch (error) {
      // The database is away (at the end), or the stream is: the next look tries again from the place kept.
      if (!this.#stopped) console.error(`The stream of ${this.table} could not be read: ${String(error)}`);
    }
  }

  async #handle(read: StreamRecord[]): Promise<void> {
    const records = [...read];
    for (let at = 0; at < records.length && !this.#stopped; ) {
      const batch: StreamRecord[] = [];
      let waited = false;
      while (batch.length < this.#batchSize) {
        const record = records[at];
        if (record === undefined) {
          if (waited || batch.length === 0 || this.#window === 0 || this.#around.activity.isHurried) break;
          waited = true;
          await sleep(this.#window);
          records.push(...(await this.#reader.read(readLimit)));
          continue;
        }
        at += 1;
        if (this.#wanted(record)) batch.push(record);
      }
      if (batch.length > 0) await this.#deliver(batch);
      const last = records[at - 1];
      if (last && !this.#stopped) this.#reader.passed(last);
    }
  }

  async #deliver(batch: readonly StreamRecord[]): Promise<void> {
    let rest = batch;
    for (let tries = 1; !this.#stopped; tries += 1) {
      const succeeded = await this.#invoke(rest);
      const last = rest[succeeded - 1];
      if (last && !this.#stopped) this.#reader.passed(last);
      if (succeeded === rest.length || this.#stopped) return;
      if (succeeded > 0) tries = 1;
      rest = rest.slice(succeeded);
      if (this.#bisect && rest.length > 1) {
        const half = Math.ceil(rest.length / 2);
        await this.#deliver(rest.slice(0, half));
        return this.#deliver(rest.slice(half));
      }
      if (tries > this.#retries) return this.#giveUp(rest, tries);
      await sleep(firstDelay * 2 ** Math.min(tries - 1, 7));
    }
  }

  #giveUp(records: readonly StreamRecord[], tries: number): Promise<void> {
    const { arn: functionArn } = this.#function;
    const what = {
      mapping: this.#id,
      functionArn,
      tries,
      streamArn: this.#streamArn,
      destination: this.#destination,
      records,
    };
    return this.#around.giveUp(what);
  }

  /** How many of the batch, from its start, were dealt with. */
  async #invoke(batch: readonly StreamRecord[]): Promise<number> {
    try {
      const result = await this.#function.invoke({ Records: batch.map((record) => this.#asLambdaSends(record)) });
      if (!this.#partial) return batch.length;
      const failures =
        (result as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures ?? [];
      const places = failures.map(({ itemIdentifier }) =>
        batch.findIndex((r) => r.dynamodb.SequenceNumber === itemIdentifier),
      );
      return places.length === 0 ? batch.length : Math.max(0, Math.min(...places));
    } catch {
      return 0;
    }
  }

  #asLambdaSends({ shard: _, dynamodb, ...record }: StreamRecord): object {
    const at = Math.floor(this.#around.clock.ms() / 1000);
    const data = { ...dynamodb, ApproximateCreationDateTime: at };
    return { ...record, dynamodb: data, awsRegion: region, eventSourceARN: this.#streamArn };
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity, Worker } from './activity.ts';
import type { Resource } from './engine.ts';
import { eventPattern } from './event-pattern.ts';
import { filtersOf } from './event-source-filter.ts';
import type { FunctionPool } from './function-pool.ts';
import type { Message, Queue } from './queues.ts';
import { region } from './resource-names.ts';

type Received = Message & { readonly key: string };

/** After a failure a message comes again in this many milliseconds, doubled with each time that it was received. */
const firstDelay = 100;

/** Lambda's poller of one queue: batches by size and window, several at once, partial failures. */
export class QueueConsumer implements Worker {
  readonly #queue: Queue;
  readonly #function: FunctionPool;
  readonly #activity: Activity;
  readonly #batchSize: number;
  readonly #window: number;
  readonly #limit: number;
  readonly #partial: boolean;
  readonly #wanted: (value: unknown) => boolean;
  #running = 0;
  #collecting: AbortController | undefined;
  #stopped = false;

  constructor({ properties }: Resource, queue: Queue, target: FunctionPool, activity: Activity) {
    this.#queue = queue;
    this.#function = target;
    this.#activity = activity;
    this.#batchSize = Number(properties.BatchSize ?? 10);
    this.#window = Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1000;
    this.#limit = Math.min(
      Number(properties.ScalingConfig?.MaximumConcurrency ?? target.concurrency),
      target.concurrency,
    );
    this.#partial = (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures');
    const patterns = filtersOf(properties.FilterCriteria).map(eventPattern);
    this.#wanted = (value) => patterns.length === 0 || patterns.some((matches) => matches(value));
    queue.onMessage(() => this.#collect());
  }

  start(): void {
    if (this.#queue.size > 0) this.#collect();
  }

  busy(): string | undefined {
    return this.#queue.size > 0 && !this.#stopped ? `messages wait in ${this.#queue.name}` : undefined;
  }

  hurry(): void {
    this.#collecting?.abort();
  }

  stop(): void {
    this.#stopped = true;
    this.hurry();
  }

  /** Waits for a batch to fill, then takes what there is; one collector at a time, as many batches as may run. */
  async #collect(): Promise<void> {
    if (this.#collecting || this.#stopped || this.#running >= this.#limit) return;
    const controller = new AbortController();
    this.#collecting = controller;
    const full = this.#queue.size >= this.#batchSize;
    const wait = full || this.#activity.isHurried ? 0 : this.#window;
    await sleep(wait, undefined, { signal: controller.signal }).catch(() => {});
    this.#collecting = undefined;
    if (this.#stopped) return;
    const batch = this.#queue.receive(this.#batchSize);
    if (batch.length === 0) return;
    this.#running += 1;
    if (this.#queue.size > batch.length) void this.#collect();
    await this.#deliver(batch);
    this.#running -= 1;
    if (this.#queue.size > 0) void this.#collect();
  }

  async #deliver(batch: readonly Received[]): Promise<void> {
    const wanted = batch.filter((message) => {
      if (this.#wanted({ body: parsed(message.body) })) return true;
      this.#queue.remove(message.key);
      return false;
    });
    if (wanted.length === 0) return;
    let failed: readonly Received[] = wanted;
    try {
      const result = await this.#function.invoke({ Records: wanted.map((message) => this.#record(message)) });
      failed = this.#partial ? failuresIn(result, wanted) : [];
    } catch {
      // The function's log and its last invocation tell what went wrong; the batch comes again.
    }
    for (const message of wanted) {
      if (!failed.includes(message)) {
        this.#queue.remove(message.key);
        continue;
      }
      const delay = firstDelay * 2 ** Math.min(message.receives - 1, 6);
      this.#queue.giveBack(message, delay);
      setTimeout(() => void this.#collect(), delay + 1).unref();
    }
  }

  #record({ id, key, body, sentAt, receives }: Received): object {
    return {
      messageId: id,
      receiptHandle: key,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(sentAt),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(sentAt),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: this.#queue.arn,
      awsRegion: region,
    };
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** As Lambda reads it: an empty list is success; an unknown or empty id makes the whole batch a failure. */
function failuresIn(result: unknown, batch: readonly Received[]): readonly Received[] {
  const items = (result as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures ?? [];
  const named = items.map(({ itemIdentifier }) => batch.find(({ id }) => id === itemIdentifier));
  return named.some((message) => message === undefined) ? batch : (named as Received[]);
}

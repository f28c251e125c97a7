import { randomUUID } from 'node:crypto';
import type { Activity } from './activity.ts';
import type { Collection, LocalStore, Resource, Stacks } from './engine.ts';
import type { OffsetClock } from './platform-clock.ts';
import { machineNow } from './platform-date.ts';
import { StartRefused } from './start-refused.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  /** Platform time, milliseconds. */
  readonly sentAt: number;
  readonly receives: number;
}

interface Redrive {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/**
 * A standard SQS queue, kept in the store. A message that was given back comes again after the delay that its consumer asks
 * for, not after the queue's visibility timeout: nobody waits for an hour at their own machine.
 */
export class Queue {
  readonly name: string;
  readonly arn: string;
  readonly #messages: Collection<Message>;
  readonly #redrive: Redrive | undefined;
  readonly #around: QueueSurroundings;
  readonly #inFlight = new Set<string>();
  readonly #hiddenUntil = new Map<string, number>();
  readonly #listeners: (() => void)[] = [];
  #size: number;

  constructor({ id, physicalId, arn, properties }: Resource, around: QueueSurroundings) {
    if (properties.FifoQueue)
      throw new StartRefused(`The queue ${id} is first-in first-out, which the local platform does not run`);
    this.name = physicalId;
    this.arn = arn;
    this.#redrive = properties.RedrivePolicy;
    this.#around = around;
    this.#messages = around.store.collection(`queue ${physicalId}`);
    this.#size = this.#messages.count();
  }

  get size(): number {
    return this.#size;
  }

  send(body: string): void {
    const sentAt = this.#around.clock.ms();
    const key = `${String(sentAt).padStart(15, '0')} ${this.#around.nextNumber()}`;
    this.#messages.put(key, { id: randomUUID(), body, sentAt, receives: 0 });
    this.#size += 1;
    this.#around.activity.note();
    for (const listen of this.#listeners) listen();
  }

  onMessage(listen: () => void): void {
    this.#listeners.push(listen);
  }

  /** Up to `limit` messages that are neither hidden nor with another consumer, oldest first, each counted as received. */
  receive(limit: number): (Message & { readonly key: string })[] {
    const now = machineNow();
    const hidden = (key: string) => this.#inFlight.has(key) || (this.#hiddenUntil.get(key) ?? 0) > now;
    const candidates = this.#messages.list({ limit: limit + this.#inFlight.size + this.#hiddenUntil.size });
    return candidates
      .filter(({ key }) => !hidden(key))
      .slice(0, limit)
      .map(({ key, value }) => {
        const received = { ...value, receives: value.receives + 1 };
        this.#messages.put(key, received);
        this.#inFlight.add(key);
        this.#hiddenUntil.delete(key);
        return { ...received, key };
      });
  }

  remove(key: string): void {
    this.#messages.delete(key);
    this.#inFlight.delete(key);
    this.#size -= 1;
  }

  /** Gives a message back; one that was received too often goes to the dead-letter queue. */
  giveBack({ key, body, receives }: Message & { readonly key: string }, delay: number): void {
    const dead =
      this.#redrive && receives >= this.#redrive.maxReceiveCount ? this.#redrive.deadLetterTargetArn : undefined;
    if (dead !== undefined) {
      this.#around.store.transaction(() => {
        this.#around.sendTo(dead, body);
        this.remove(key);
      });
      return;
    }
    this.#inFlight.delete(key);
    this.#hiddenUntil.set(key, machineNow() + delay);
  }
}

interface QueueSurroundings {
  readonly store: LocalStore;
  readonly clock: OffsetClock;
  readonly activity: Activity;
  nextNumber(): string;
  sendTo(arn: string, body: string): void;
}

/** The queues of the templates, by ARN or name. */
export class Queues {
  readonly #queues = new Map<string, Queue>();
  #number = 0;

  constructor(stacks: Stacks, around: Pick<QueueSurroundings, 'store' | 'clock' | 'activity'>) {
    const surroundings = {
      ...around,
      nextNumber: () => String(++this.#number).padStart(9, '0') + randomUUID().slice(0, 4),
      sendTo: (arn: string, body: string) => this.get(arn).send(body),
    };
    for (const resource of stacks.ofType('AWS::SQS::Queue')) {
      const queue = new Queue(resource, surroundings);
      for (const name of [queue.arn, queue.name]) this.#queues.set(name, queue);
    }
  }

  has(arn: string): boolean {
    return this.#queues.has(arn);
  }

  get(arn: string): Queue {
    const queue = this.#queues.get(arn);
    if (!queue) throw new Error(`There is no queue ${arn}`);
    return queue;
  }
}

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Random } from './random.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  /** How many were sent before it. */
  readonly order: number;
  availableAt: number;
  received: number;
}
type Invoke = (event: SQSEvent) => Promise<SQSBatchResponse | null>;

/** Receipts before a message goes to the dead letters, and how long one is hidden from others (construct EventSubscription). */
const RECEIPTS = 5;
const HIDDEN_MS = 70_000;

/** A queue and the mapping that takes from it: at least once, in no order; what keeps failing ends in dead letters. */
export class QueueFlow {
  readonly name: string;
  readonly deadLetters: Message[] = [];
  /** Told for each message that comes after one that was sent later. */
  onReordered: () => void = () => undefined;
  readonly #batchSize: number;
  readonly #invoke: Invoke;
  readonly #random: Random;
  readonly #messages: Message[] = [];
  #sent = 0;
  #latest = 0;

  constructor(name: string, batchSize: number, random: Random, invoke: Invoke) {
    this.name = name;
    this.#batchSize = batchSize;
    this.#random = random;
    this.#invoke = invoke;
  }

  send(content: unknown, availableAt: number): void {
    this.#sent += 1;
    const its = { id: `${this.name}-${this.#sent}`, body: JSON.stringify(content), order: this.#sent };
    this.#messages.push({ ...its, availableAt, received: 0 });
  }

  /** When the next message may be taken; null where there is none. */
  get nextAt(): number | null {
    return this.#messages.length > 0 ? Math.min(...this.#messages.map(({ availableAt }) => availableAt)) : null;
  }

  /** Takes one batch of what is there, in any order. */
  async poll(now: number): Promise<void> {
    const there = this.#messages.filter(({ availableAt }) => availableAt <= now);
    const batch = this.#random.shuffled(there).slice(0, this.#batchSize);
    if (batch.length === 0) return;
    for (const message of batch) {
      message.received += 1;
      message.availableAt = now + HIDDEN_MS;
      if (message.order < this.#latest) this.onReordered();
      this.#latest = Math.max(this.#latest, message.order);
    }
    const response = await this.#invoke({
      Records: batch.map(({ id, body }) => ({ messageId: id, body })),
    } as SQSEvent);
    const failed = response && new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of batch) this.#settle(message, failed === null || failed.has(message.id));
  }

  /** Puts the dead letters back; gives how many. */
  redrive(now: number): number {
    const letters = this.deadLetters.splice(0);
    for (const letter of letters) this.#messages.push({ ...letter, received: 0, availableAt: now });
    return letters.length;
  }

  #settle(message: Message, hasFailed: boolean): void {
    if (hasFailed && message.received < RECEIPTS) return;
    this.#messages.splice(this.#messages.indexOf(message), 1);
    if (hasFailed) this.deadLetters.push(message);
  }
}

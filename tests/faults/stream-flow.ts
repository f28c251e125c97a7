import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

interface StreamRecord {
  readonly sequence: string;
  readonly image: unknown;
}
/** Calls the function with a batch; null where the process died or the batch failed as a whole. */
type Invoke = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | null>;

/** Retries of a batch before its first record is given up (construct StreamFollower). */
const RETRIES = 5;

/**
 * One shard of a table's stream and the mapping that follows it: in order, one batch at a time; a partial failure goes on from the
 * first record that failed, a failure of all halves the batch; what still fails after its retries goes to the failed records.
 */
export class StreamFlow {
  readonly name: string;
  /** Switched off: nothing is taken, nothing is lost. */
  isOff = false;
  readonly deadLetters: unknown[] = [];
  readonly #batchSize: number;
  readonly #invoke: Invoke;
  readonly #records: StreamRecord[] = [];
  #size: number;
  #tried = 0;
  #arrived = 0;

  constructor(name: string, batchSize: number, invoke: Invoke) {
    this.name = name;
    this.#batchSize = batchSize;
    this.#size = batchSize;
    this.#invoke = invoke;
  }

  arrive(image: unknown): void {
    this.#arrived += 1;
    this.#records.push({ sequence: String(this.#arrived), image });
  }

  get waiting(): number {
    return this.isOff ? 0 : this.#records.length;
  }

  /** Takes one batch. False: some of it is to be tried again. */
  async poll(): Promise<boolean> {
    const batch = this.#records.slice(0, this.#size);
    const response = await this.#invoke({
      Records: batch.map(({ sequence, image }) => ({
        eventID: sequence,
        dynamodb: { SequenceNumber: sequence, NewImage: image as object },
      })),
    } as DynamoDBStreamEvent);
    if (response === null && batch.length > 1) this.#size = Math.ceil(batch.length / 2);
    else if (response === null) this.#failedFirst();
    else return this.#done(batch, response);
    return false;
  }

  /** Puts the failed records back, as a person does once their cause is mended; gives how many. */
  redrive(): number {
    const letters = this.deadLetters.splice(0);
    for (const image of letters) this.arrive(image);
    return letters.length;
  }

  #done(batch: readonly StreamRecord[], response: DynamoDBBatchResponse): boolean {
    const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const lowest = batch.findIndex(({ sequence }) => failed.has(sequence));
    const done = lowest < 0 ? batch.length : lowest;
    if (done > 0) {
      this.#records.splice(0, done);
      this.#tried = 0;
      this.#size = this.#batchSize;
    }
    if (lowest === 0) this.#failedFirst();
    return lowest < 0;
  }

  #failedFirst(): void {
    this.#tried += 1;
    if (this.#tried <= RETRIES) return;
    const given = this.#records.shift();
    if (given) this.deadLetters.push(given.image);
    this.#tried = 0;
    this.#size = this.#batchSize;
  }
}

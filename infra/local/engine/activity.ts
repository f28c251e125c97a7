import { setTimeout as sleep } from 'node:timers/promises';
import { machineNow } from './platform-date.ts';

/** A part that may have work to do. */
export interface Worker {
  /** What it is doing or has yet to do, in words; undefined at rest. */
  busy(): string | undefined;
  /** Looks again for work now, and does not wait for batches to fill. */
  hurry(): Promise<void> | void;
}

const patience = 300_000;

/**
 * Knows whether the platform is at rest. Anything that may cause work elsewhere (a write to a streamed table, an event, a
 * message, an invocation) is counted: quiet is when all parts rest and a whole round over them has counted nothing new.
 */
export class Activity {
  readonly #workers: Worker[] = [];
  readonly #tracked = new Map<symbol, string>();
  #count = 0;
  #waiting = 0;

  register(worker: Worker): void {
    this.#workers.push(worker);
  }

  note(): void {
    this.#count += 1;
  }

  /** Whether somebody waits for quiet: then batching windows are not waited for. */
  get isHurried(): boolean {
    return this.#waiting > 0;
  }

  async track<T>(what: string, work: Promise<T>): Promise<T> {
    const key = Symbol(what);
    this.#tracked.set(key, what);
    this.note();
    try {
      return await work;
    } finally {
      this.#tracked.delete(key);
      this.note();
    }
  }

  busy(): string | undefined {
    return (
      this.#tracked.values().next().value ??
      this.#workers.map((worker) => worker.busy()).find((each) => each !== undefined)
    );
  }

  /** Rejects, naming what is not at rest, after five minutes. */
  async quiet(): Promise<void> {
    this.#waiting += 1;
    const until = machineNow() + patience;
    try {
      for (let count = -1; count !== this.#count || this.busy() !== undefined; ) {
        if (machineNow() > until)
          throw new Error(`Not quiet after five minutes: ${this.busy() ?? 'new work keeps coming'}`);
        count = this.#count;
        await Promise.all(this.#workers.map((worker) => worker.hurry()));
        while (this.busy() !== undefined && machineNow() < until) await sleep(5);
      }
    } finally {
      this.#waiting -= 1;
    }
  }
}

import type { LocalStore, PlatformClock } from './engine.ts';
import { machineNow, platformNow } from './platform-date.ts';

export class ClockWouldGoBack extends Error {
  constructor(to: Date, now: Date) {
    super(`The platform's clock only goes forward: it is ${now.toISOString()}, later than ${to.toISOString()}`);
    this.name = 'ClockWouldGoBack';
  }
}

/** The platform's time: the machine's plus an offset, which is kept, shared with all workers, and never shrinks. */
export class OffsetClock implements PlatformClock {
  readonly buffer = new SharedArrayBuffer(8);
  readonly #offset = new BigInt64Array(this.buffer);
  readonly #kept;

  constructor(store: LocalStore) {
    this.#kept = store.collection<number>('clock');
    Atomics.store(this.#offset, 0, BigInt(this.#kept.get('offset') ?? 0));
  }

  now(): Date {
    return new Date(this.ms());
  }

  ms(): number {
    return platformNow(this.buffer);
  }

  /** Moves to `to` (milliseconds); does nothing where it is later already, since a run may take longer than the step to the next. */
  advanceTo(to: number): void {
    if (to <= this.ms()) return;
    const offset = to - machineNow();
    this.#kept.put('offset', offset);
    Atomics.store(this.#offset, 0, BigInt(offset));
  }
}

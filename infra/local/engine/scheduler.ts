import type { Activity } from './activity.ts';
import type { Collection, LocalStore } from './engine.ts';
import { ClockWouldGoBack, type OffsetClock } from './platform-clock.ts';
import type { PlatformSchedule } from './platform-schedule.ts';

interface Surroundings {
  readonly clock: OffsetClock;
  readonly activity: Activity;
  readonly store: LocalStore;
  /** The first instant after `after` and not after `until` for which something in the records waits. */
  nextWaiting(after: number, until: number): Promise<number | undefined>;
}

/** How often the running clock is held against the schedules; EventBridge itself is precise to a minute. */
const lookEvery = 1000;

/**
 * Runs the schedules as time passes, and makes time pass. Up to which instant all schedules have run is kept: what came due
 * while the platform was off is run once at the next start, in order, each schedule at its last time.
 */
export class Scheduler {
  readonly #schedules: readonly PlatformSchedule[];
  readonly #around: Surroundings;
  readonly #kept: Collection<number>;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(schedules: readonly PlatformSchedule[], around: Surroundings) {
    this.#schedules = schedules;
    this.#around = around;
    this.#kept = around.store.collection('scheduler');
  }

  start(): void {
    if (this.#kept.get('ranUntil') === undefined) this.#ranUntil(this.#around.clock.ms());
    this.#timer = setInterval(() => void this.#look(), lookEvery);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** False where there is none of that name. A schedule that is switched off runs too, when asked for by name. */
  async run(name: string): Promise<boolean> {
    const schedule = this.#schedules.find((each) => each.name === name);
    if (!schedule) return false;
    await this.#inTurn(() => schedule.run(this.#around.clock.ms()));
    await this.#around.activity.quiet();
    return true;
  }

  /**
   * Moves time forward. Each schedule that is daily or rarer runs at its times, in order; the more frequent ones run before
   * each of those, at each instant for which something waits, and once at the end; all is quiet in between.
   */
  move(to: Date): Promise<void> {
    return this.#inTurn(async () => {
      const { clock, activity } = this.#around;
      const target = to.getTime();
      if (target < clock.ms()) throw new ClockWouldGoBack(to, clock.now());
      await activity.quiet();
      for (let at = clock.ms(); ; ) {
        const rare = this.#next(at, (schedule) => !schedule.occurrences.isFrequent);
        const waiting = await this.#around.nextWaiting(at, Math.min(target, rare ?? target));
        const next = Math.min(rare ?? Number.POSITIVE_INFINITY, waiting ?? Number.POSITIVE_INFINITY);
        if (next > target) break;
        clock.advanceTo(next);
        await this.#runFrequent(next);
        for (const schedule of this.#dueAt(next)) {
          await schedule.run(next);
          await activity.quiet();
        }
        at = next;
        this.#ranUntil(at);
      }
      clock.advanceTo(target);
      await this.#runFrequent(target);
      this.#ranUntil(clock.ms());
    });
  }

  /** One at a time: the running clock and a moved one never run the same schedule side by side. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#inTurn(async () => {
        const from = this.#kept.get('ranUntil') ?? this.#around.clock.ms();
        const now = this.#around.clock.ms();
        const due = this.#on().flatMap((schedule) => {
          const last = lastBetween(schedule, from, now);
          return last === undefined ? [] : [{ schedule, last }];
        });
        if (due.length === 0) return;
        this.#ranUntil(now);
        for (const { schedule, last } of due.toSorted((a, b) => a.last - b.last)) await schedule.run(last);
      });
    } finally {
      this.#looking = false;
    }
  }

  async #runFrequent(at: number): Promise<void> {
    for (const schedule of this.#on()) if (schedule.occurrences.isFrequent) await schedule.run(at);
    await this.#around.activity.quiet();
  }

  #dueAt(at: number): PlatformSchedule[] {
    return this.#on().filter(({ occurrences }) => !occurrences.isFrequent && occurrences.next(at - 1) === at);
  }

  #next(after: number, which: (schedule: PlatformSchedule) => boolean): number | undefined {
    const times = this.#on()
      .filter(which)
      .map(({ occurrences }) => occurrences.next(after));
    return times.filter((time) => time !== undefined).toSorted((a, b) => a - b)[0];
  }

  #on(): PlatformSchedule[] {
    return this.#schedules.filter(({ enabled }) => enabled);
  }

  #ranUntil(at: number): void {
    this.#kept.put('ranUntil', at);
  }
}

/** The last time of a schedule after `from` and not after `to`; looks back from `to`, so that a long pause costs nothing. */
function lastBetween({ occurrences }: PlatformSchedule, from: number, to: number): number | undefined {
  for (const back of [3_600_000, 26 * 3_600_000, 33 * 86_400_000, 370 * 86_400_000]) {
    const start = Math.max(from, to - back);
    let last: number | undefined;
    for (let at = occurrences.next(start); at !== undefined && at <= to; at = occurrences.next(at)) last = at;
    if (last !== undefined || start === from) return last;
  }
  return undefined;
}

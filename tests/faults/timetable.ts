import { londonInstant, plusDays } from '../../shared/domain/calendar/london-days.ts';
import type { Platform } from './platform.ts';
import { Random } from './random.ts';

type Name = 'chase' | 'unstick' | 'reconcile';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** `unstick` runs every five minutes: here at these hours where it has something to find, and in any case at the last of them. */
const UNSTICKS = [6 + 20 / 60, 8 + 2 / 60, 12.5] as const;
const LAST_UNSTICK = 17;
/** Reconciling is dear to simulate and finds nothing on most nights. */
const NIGHTS_RECONCILED = 0.06;
/** The Scheduler tries again what failed, so often. */
const RETRIES = 2;

const TWICE = 0.04;
const AT_ONCE = 0.04;
const DIES = 0.12;
const MISSED = 0.015;

/** What time starts, as it should and as it may go wrong: twice, at once, not for days. */
export class Timetable {
  /** What else happens while a chase runs. */
  beside: () => Promise<void> = async () => undefined;
  readonly #platform: Platform;
  readonly #random: Random;
  /** Until when a schedule does not fire. */
  readonly #missing = new Map<Name, number>();

  #soonUntil = 0;

  constructor(platform: Platform, seed: string) {
    this.#platform = platform;
    this.#random = new Random(`${seed}/timetable`);
  }

  /** Puts a London day's starts on the agenda. */
  plan(day: string): void {
    const { world } = this.#platform;
    // Clocks change before three.
    const three = Date.parse(londonInstant(day, '03:00'));
    const at = (hour: number, task: () => Promise<void>): void =>
      world.agenda.at(three + (hour - 3) * 60 * MINUTE, task);
    if (this.#random.chance(NIGHTS_RECONCILED)) at(3, () => this.#fire('reconcile'));
    at(6, () => this.#fire('chase'));
    for (const hour of UNSTICKS) at(hour, () => this.#unstickIfAny());
    at(LAST_UNSTICK, () => this.#fire('unstick'));
    if (world.strikes(this.#random, MISSED)) this.#miss(this.#random.pick(['chase', 'chase', 'unstick', 'reconcile']));
  }

  /** After something went wrong `unstick` comes as often as it really does, for a while. */
  unstickSoon(): void {
    const { world } = this.#platform;
    if (world.now < this.#soonUntil) return;
    this.#soonUntil = world.now + 66 * MINUTE;
    for (const minutes of [6, 12, 18, 66]) world.agenda.at(world.now + minutes * MINUTE, () => this.#unstickIfAny());
  }

  /** From now on everything fires. */
  calmDown(): void {
    this.#missing.clear();
  }

  async #unstickIfAny(): Promise<void> {
    const { world, tables } = this.#platform;
    const later = new Date(world.now + 5 * MINUTE).toISOString();
    if ((await tables.plain.mails.stuck(later, 1)).length > 0) await this.#fire('unstick');
  }

  #miss(name: Name): void {
    const { world } = this.#platform;
    const days = this.#random.int(1, 7);
    world.fault('schedule-missed');
    world.note(`${name} does not fire for ${days} days`);
    this.#missing.set(name, world.now + days * DAY);
  }

  async #fire(name: Name): Promise<void> {
    const { world } = this.#platform;
    if ((this.#missing.get(name) ?? 0) > world.now) return;
    const isToDie = name === 'chase' && world.strikes(this.#random, DIES);
    if (world.strikes(this.#random, AT_ONCE)) {
      world.fault('schedule-at-once');
      await Promise.all([this.#once(name, isToDie), this.#once(name, false)]);
      return;
    }
    const [hasEnded] = await Promise.all([this.#once(name, isToDie), name === 'chase' && this.beside()]);
    if (!hasEnded) this.#again(name, RETRIES);
    if (!world.strikes(this.#random, TWICE)) return;
    world.fault('schedule-twice');
    await this.#once(name, false);
  }

  #once(name: Name, isToDie: boolean): Promise<boolean> {
    return this.#platform.start(name, {}, isToDie);
  }

  #again(name: Name, left: number): void {
    if (left === 0) return;
    const { world } = this.#platform;
    const wait = this.#random.int(1, 30) * MINUTE;
    world.agenda.at(world.now + wait, async () => {
      if (!(await this.#once(name, false))) this.#again(name, left - 1);
    });
  }
}

/** The days from one on, so many. */
export const daysFrom = (day: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => plusDays(day, n));

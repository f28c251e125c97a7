import { londonDate, londonInstant, plusDays } from '../../shared/domain/calendar/london-days.ts';
import { isWorkingDay } from '../../shared/domain/calendar/working-days.ts';
import { type Authority, Cases } from './cases.ts';
import { councilsOf } from './councils.ts';
import { Dealings } from './dealings.ts';
import { EventFlow } from './event-flow.ts';
import { checkInvariants, scorecardIsRight } from './invariants.ts';
import { Operator } from './operator.ts';
import { type Mutant, Platform } from './platform.ts';
import { Random } from './random.ts';
import type { OpenTables } from './stores.ts';
import { daysFrom, Timetable } from './timetable.ts';
import { type Violation, World } from './world.ts';

export interface Played {
  readonly faults: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
}
export interface Length {
  readonly fewestDays: number;
  readonly mostDays: number;
}
interface Settings {
  readonly open: OpenTables;
  readonly length: Length;
  readonly mutant?: Mutant | null;
  readonly isTraced?: boolean;
}

const HOUR = 3_600_000;
const STEPS_A_DAY = [0, 0, 0, 0, 1, 1, 1] as const;
/** The longest that an event is on its way, and a little more. */
const DRAINED_HOURS = 40;
/** Long enough for what waits for a next working day, and for what waited for that. */
const QUIET_DAYS = 9;
const CLOCK_CHANGES = ['2026-03-29', '2026-10-25'];

/** One history: people and time act on the platform, things go wrong, and it comes to rest. */
class History {
  readonly #world: World;
  readonly #platform: Platform;
  readonly #flow: EventFlow;
  readonly #timetable: Timetable;
  readonly #operator: Operator;
  readonly #cases: Cases;
  readonly #dealings: Dealings;
  readonly #councils: readonly [Authority, ...Authority[]];
  readonly #random: Random;

  constructor(platform: Platform, councils: readonly [Authority, ...Authority[]], seed: string) {
    this.#world = platform.world;
    this.#platform = platform;
    this.#councils = councils;
    this.#random = new Random(`${seed}/history`);
    this.#flow = new EventFlow(platform);
    this.#timetable = new Timetable(platform, seed);
    this.#operator = new Operator(platform);
    this.#cases = new Cases(platform, councils);
    this.#dealings = new Dealings(platform, councils);
    // Now and then somebody acts while mails go out, or while the chase runs.
    this.#flow.beside = async () => void (this.#world.strikes(this.#random, 0.02) && (await this.#step()));
    this.#timetable.beside = async () => void (this.#world.strikes(this.#random, 0.1) && (await this.#step()));
  }

  async play(days: readonly string[]): Promise<void> {
    await this.#cases.open();
    for (const day of days) {
      if (CLOCK_CHANGES.includes(day)) this.#world.fault('clocks-change');
      await this.#operator.misfortunes();
      this.#planDay(day);
      await this.#until(Date.parse(londonInstant(plusDays(day, 1), '00:00')));
    }
    await this.#rest();
  }

  #planDay(day: string): void {
    const { agenda } = this.#world;
    const midnight = Date.parse(londonInstant(day, '00:00'));
    this.#timetable.plan(day);
    const councils = this.#councils.map(({ council }) => council.id);
    agenda.at(midnight + 9.5 * HOUR, () => this.#operator.looksAfter(councils));
    for (let steps = this.#random.pick(STEPS_A_DAY); steps > 0; steps -= 1)
      agenda.at(midnight + this.#random.int(7 * 60, 19 * 60) * 60_000, () => this.#step());
  }

  #step(): Promise<void> {
    const [cases, dealings] = [this.#cases, this.#dealings];
    return this.#random.weighed<() => Promise<void>>([
      [1.2, () => cases.open()],
      [0.8, () => cases.issue()],
      [0.25, () => cases.end()],
      [0.6, () => cases.correct()],
      [1, () => cases.view()],
      [4, () => dealings.byCouncil()],
      [4, () => dealings.byAdviser()],
      [2, () => dealings.byBoth()],
    ])();
  }

  async #until(moment: number): Promise<void> {
    const world = this.#world;
    for (let next = world.agenda.next(moment); next; next = world.agenda.next(moment)) {
      world.now = Math.max(world.now, next.at);
      await next.task();
      await this.#flow.settle();
      if (world.sendingHadFaults()) this.#timetable.unstickSoon();
    }
    world.now = moment;
  }

  /** No more faults: first every event arrives, then some days go as they should. */
  async #rest(): Promise<void> {
    const world = this.#world;
    world.note('from here on nothing goes wrong');
    world.calmDown();
    this.#timetable.calmDown();
    await this.#operator.calmDown();
    await this.#flow.settle();
    await this.#until(world.now + DRAINED_HOURS * HOUR);
    await scorecardIsRight(this.#platform, this.#councils);
    let day = londonDate(world.clock.now());
    for (let quiet = 0; quiet < QUIET_DAYS || !isWorkingDay(day); quiet += 1) {
      day = plusDays(day, 1);
      this.#timetable.plan(day);
      await this.#operator.redrive();
      if (await this.#platform.tables.plain.runBook.sendingStopped())
        await this.#platform.start('unstick', { resumeSending: true });
      await this.#until(Date.parse(londonInstant(day, '18:00')));
    }
    await checkInvariants(this.#platform, this.#councils, this.#cases);
  }
}

/** Plays the history of a seed, and tells what was injected and what was violated. */
export const playHistory = async (
  seed: string,
  { open, length, mutant = null, isTraced = false }: Settings,
): Promise<Played> => {
  const random = new Random(`${seed}/plan`);
  const days = daysFrom(
    plusDays('2026-01-05', random.int(0, 270)),
    length.fewestDays + Math.floor(random.next() ** 3 * (length.mostDays - length.fewestDays + 1)),
  );
  const world = new World(seed, londonInstant(days[0] ?? '', '00:05'), isTraced);
  const tables = await open(world);
  try {
    const [first, ...others] = councilsOf(random.chance(0.35) ? 2 : 1);
    if (!first) throw new Error('There is no council');
    for (const { council, teams } of [first, ...others]) {
      await tables.plain.directory.putCouncil(council);
      await tables.plain.directory.putTeams(council.id, teams);
    }
    const history = new History(new Platform(world, tables, seed, mutant), [first, ...others], seed);
    await history.play(days);
  } finally {
    await tables.close();
  }
  return { faults: world.faults.all(), violations: world.violations, trace: world.trace ?? [] };
};

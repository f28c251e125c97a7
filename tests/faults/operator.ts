import { plusDays } from '../../shared/domain/calendar/london-days.ts';
import type { Platform } from './platform.ts';
import type { Random } from './random.ts';

const HOUR = 3_600_000;
const STREAM_OFF = 0.02;
const PAUSED = 0.015;
const POISON = 0.05;
const REPLAY = 0.02;
const LOOKS = 0.5;

/** What befalls the platform for hours or days, and the person who puts it right. */
export class Operator {
  readonly #platform: Platform;
  readonly #random: Random;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#random = platform.world.random.of('operator');
  }

  /** A day's misfortunes, as it begins. */
  async misfortunes(): Promise<void> {
    const { world, ses, streams } = this.#platform;
    if (world.strikes(this.#random, STREAM_OFF)) {
      const stream = this.#random.pick(streams);
      world.fault('stream-off');
      world.note(`${stream.name} is off for a day`);
      stream.isOff = true;
      world.agenda.at(world.now + 24 * HOUR, async () => {
        stream.isOff = false;
      });
    }
    if (world.strikes(this.#random, PAUSED)) ses.pausedUntil = world.now + this.#random.int(9, 60) * HOUR;
    if (world.strikes(this.#random, POISON)) this.#platform.poisonNext = true;
  }

  /** A person looks at the alarms, on most days: dead letters are put back, sending is resumed. */
  async looksAfter(councils: readonly string[]): Promise<void> {
    const { world, tables } = this.#platform;
    if (!world.isCalm && !this.#random.chance(LOOKS)) return;
    await this.redrive();
    if (await tables.plain.runBook.sendingStopped()) await this.#platform.start('unstick', { resumeSending: true });
    if (world.strikes(this.#random, REPLAY)) {
      world.fault('events-replayed');
      const since = plusDays(world.clock.today(), -this.#random.int(0, 20));
      for (const council of councils) await this.#platform.replay(council, since);
    }
  }

  /** Puts back what ended in dead letters, its cause mended. */
  async redrive(): Promise<void> {
    const { world, streams, queues, poisoned } = this.#platform;
    poisoned.clear();
    const put = [
      ...streams.map((stream) => stream.redrive()),
      ...queues.map((queue) => queue.redrive(world.now)),
    ].reduce((sum, count) => sum + count, 0);
    if (put > 0 && !world.isCalm) world.fault('redrive');
    if (put > 0) world.note(`${put} dead letters put back`);
  }

  /** Everything that was broken is mended. */
  async calmDown(): Promise<void> {
    const { ses, streams } = this.#platform;
    ses.pausedUntil = 0;
    this.#platform.poisonNext = false;
    for (const stream of streams) stream.isOff = false;
    await this.redrive();
  }
}

import { Temporal } from 'temporal-polyfill';
import { cron } from './cron.ts';

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export interface Occurrences {
  /** The first time strictly after an instant, both in milliseconds; undefined where there is none. */
  next(after: number): number | undefined;
  /** Whether it comes more often than daily: such schedules look for what waits, and are run around the daily ones. */
  readonly isFrequent: boolean;
}

/** Reads `cron(…)`, `rate(…)` or `at(…)`; throws on another. A rate counts from the epoch, so that a restart does not move it. */
export function occurrencesOf(expression: string, timezone: string): Occurrences {
  const [, kind, inside = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inside) ?? [];
    const every = Number(count) * (units[unit] ?? Number.NaN);
    if (!(every > 0)) throw new Error(`The schedule expression ${expression} is not understood`);
    return { next: (after) => (Math.floor(after / every) + 1) * every, isFrequent: every < 86_400_000 };
  }
  if (kind === 'at') {
    const at = Temporal.PlainDateTime.from(inside).toZonedDateTime(timezone).epochMilliseconds;
    return { next: (after) => (at > after ? at : undefined), isFrequent: false };
  }
  if (kind === 'cron') {
    const following = cron(inside, timezone);
    const next = (after: number) => following(Temporal.Instant.fromEpochMilliseconds(after))?.epochMilliseconds;
    return { next, isFrequent: isFrequent(next) };
  }
  throw new Error(`The schedule expression ${expression} is not understood`);
}

/** A day has 23 hours where the clocks go forward; what comes less than 20 hours apart is more frequent than daily. */
function isFrequent(next: (after: number) => number | undefined): boolean {
  const reference = Date.UTC(2026, 0, 1);
  const first = next(reference);
  const second = first === undefined ? undefined : next(first);
  const third = second === undefined ? undefined : next(second);
  const gaps = [first, second, third].flatMap((at, index, all) => {
    const before = index === 0 ? undefined : all[index - 1];
    return at === undefined || before === undefined ? [] : [at - before];
  });
  return gaps.some((gap) => gap < 20 * 3_600_000);
}

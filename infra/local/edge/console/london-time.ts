import { Temporal } from 'temporal-polyfill';

/** The instant of a London day and time; undefined where there is no such day or time. */
export function londonInstant(today: string, time: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(today) || !/^\d\d:\d\d$/.test(time)) return undefined;
  try {
    const local = Temporal.PlainDateTime.from(`${today}T${time}`, { overflow: 'reject' });
    return new Date(local.toZonedDateTime('Europe/London').epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** An instant as the console shows it: the day and the time in London, and itself. */
export function londonTime(now: Date): { today: string; time: string; now: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Europe/London');
  return {
    today: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    now: now.toISOString(),
  };
}

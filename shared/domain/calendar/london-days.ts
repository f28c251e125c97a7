import { Temporal } from 'temporal-polyfill';
import type { IsoDate, IsoInstant } from './days.ts';

const LONDON = 'Europe/London';

const plain = (day: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(day);
const inLondon = (at: IsoInstant): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(LONDON);

/** The day in London on which an instant falls. */
export const londonDate = (at: IsoInstant): IsoDate => inLondon(at).toPlainDate().toString();

/** Whether an instant is later in its London day than a time of the clock, `HH:MM`; that very moment is not later. */
export const isAfterLondonTime = (at: IsoInstant, time: string): boolean =>
  Temporal.PlainTime.compare(inLondon(at).toPlainTime(), Temporal.PlainTime.from(time)) > 0;

/** The instant, in UTC with milliseconds, of a time of the clock in London; a time that the clocks skip is taken an hour on. */
export const londonInstant = (day: IsoDate, time: string): IsoInstant =>
  plain(day)
    .toZonedDateTime({ timeZone: LONDON, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

/** The day so many calendar days on (before, where negative). Never hours: a day of 23 or 25 hours is one day. */
export const plusDays = (day: IsoDate, days: number): IsoDate => plain(day).add({ days }).toString();

/** The last day of a limit of "N weeks from" a day: 7 N calendar days on, whatever day of the week or holiday that is. */
export const plusWeeks = (day: IsoDate, weeks: number): IsoDate => plusDays(day, 7 * weeks);

/** Calendar days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  plain(from).until(plain(to), { largestUnit: 'days' }).days;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: IsoDate): number => plain(day).dayOfWeek;

/** The later of two days. Days as text sort as days. */
export const laterOf = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

/** The earlier of two days. */
export const earlierOf = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other);

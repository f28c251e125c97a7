import { Temporal } from 'temporal-polyfill';
import type { IsoDate, IsoMonth } from './days.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** A day as people write it, `5 January 2026`: no locale data, so the same on every machine. */
export const showDay = (day: IsoDate): string => {
  const date = Temporal.PlainDate.from(day);
  return `${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
};

/** `Monday 5 January 2026`. */
export const showDayAndWeekday = (day: IsoDate): string =>
  `${WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1]} ${showDay(day)}`;

/** `January 2026`. */
export const showMonth = (month: IsoMonth): string => showDay(`${month}-01`).slice(2);

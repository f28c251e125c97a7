import { Temporal } from 'temporal-polyfill';
import type { IsoDate, IsoMonth } from './days.ts';

/** The month of a day. */
export const monthOf = (day: IsoDate): IsoMonth => day.slice(0, 7);

/** The month so many months on (before, where negative). */
export const plusMonths = (month: IsoMonth, months: number): IsoMonth =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString();

/** Every month from one to another, both included; none where the second is earlier. */
export const monthsFromTo = (from: IsoMonth, to: IsoMonth): readonly IsoMonth[] => {
  const months: IsoMonth[] = [];
  for (let month = from; month <= to; month = plusMonths(month, 1)) months.push(month);
  return months;
};

/** The first and the last day of a month. */
export const daysOfMonth = (month: IsoMonth): { readonly first: IsoDate; readonly last: IsoDate } => ({
  first: `${month}-01`,
  last: `${month}-${Temporal.PlainYearMonth.from(month).daysInMonth}`,
});

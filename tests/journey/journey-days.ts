import { plusDays, weekdayOf } from '../../shared/domain/calendar/london-days.ts';
import { isWorkingDay } from '../../shared/domain/calendar/working-days.ts';

/** Days after a Monday that must be working days, so that each rung goes out on its own day: day 40 is a Saturday, reminded on the Friday. */
const DAYS = [0, 10, 28, 35, 39, 43, 50, 57];

/** The next Monday from tomorrow on, from which every rung falls on a working day, bank holidays or not. */
export const startAfter = (today: string): string => {
  let day = plusDays(today, 1);
  while (weekdayOf(day) !== 1 || !DAYS.every((after) => isWorkingDay(plusDays(day, after)))) day = plusDays(day, 1);
  return day;
};

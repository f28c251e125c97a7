import { isBankHoliday } from './bank-holidays.ts';
import type { IsoDate } from './days.ts';
import { plusDays, weekdayOf } from './london-days.ts';

/**
 * Not a weekend and not a bank holiday in England. Working days decide when reminders and escalations go out and when
 * a council's own deadlines end; they never move a day on which advice or a plan is due.
 */
export const isWorkingDay = (day: IsoDate): boolean => weekdayOf(day) <= 5 && !isBankHoliday(day);

const nearest = (day: IsoDate, step: 1 | -1): IsoDate => {
  let found = day;
  while (!isWorkingDay(found)) found = plusDays(found, step);
  return found;
};

/** The day itself where it is a working day, else the working day before it. */
export const workingDayOnOrBefore = (day: IsoDate): IsoDate => nearest(day, -1);

/** The day itself where it is a working day, else the working day after it. */
export const workingDayOnOrAfter = (day: IsoDate): IsoDate => nearest(day, 1);

/** The Nth working day after a day (before it, where negative); the day itself is not counted. */
export const plusWorkingDays = (day: IsoDate, workingDays: number): IsoDate => {
  const step = workingDays < 0 ? -1 : 1;
  let found = day;
  for (let counted = 0; counted < Math.abs(workingDays); counted += 1) found = nearest(plusDays(found, step), step);
  return found;
};

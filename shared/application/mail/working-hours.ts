import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { laterOf, londonDate, londonInstant, plusDays } from '../../domain/calendar/london-days.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../../domain/calendar/working-days.ts';

/** Digests go out from this time of the clock in London, on working days. */
const FROM = '08:00';

/** The first moment, not before `now`, at which a digest may go out, and its day. Late in a working day is still that day. */
export const nextDigestHour = (now: IsoInstant): { readonly day: IsoDate; readonly at: IsoInstant } => {
  const day = workingDayOnOrAfter(londonDate(now));
  const at = londonInstant(day, FROM);
  return { day, at: laterOf(at, now) };
};

/** The working day before a day. */
export const workingDayBefore = (day: IsoDate): IsoDate => {
  let found = plusDays(day, -1);
  while (!isWorkingDay(found)) found = plusDays(found, -1);
  return found;
};

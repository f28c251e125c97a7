import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../calendar/days.ts';

/** Age in whole years on a day. */
export const ageOn = (bornOn: IsoDate, day: IsoDate): number =>
  Temporal.PlainDate.from(bornOn).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years;

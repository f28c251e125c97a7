import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../calendar/days.ts';

/** An address that nobody decided on is forgotten after so many days; a decision stands for a year. */
const HELD_DAYS = 28;
const DECIDED_DAYS = 365;

const after = (at: IsoInstant, days: number): IsoInstant =>
  Temporal.Instant.from(at)
    .add({ hours: 24 * days })
    .toString({ fractionalSecondDigits: 3 });

export const heldUntil = (askedAt: IsoInstant): IsoInstant => after(askedAt, HELD_DAYS);
export const decidedUntil = (decidedAt: IsoInstant): IsoInstant => after(decidedAt, DECIDED_DAYS);

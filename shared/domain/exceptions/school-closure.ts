import type { IsoDate } from '../calendar/days.ts';
import { daysBetween, plusDays } from '../calendar/london-days.ts';

const CLOSED_DAYS = 28;
const WEEK = 7;

/**
 * The days on which asking a school for advice falls under `school-closure` (an early years provider, `early-years-closure`):
 * regulations 5(4)(a) and (b), 10(4), 13(3). From one week before a closure of at least 4 weeks to one week before the
 * re-opening, both included; null where the closure is shorter.
 */
export const closureWindow = (
  closedFrom: IsoDate,
  reopensOn: IsoDate,
): { readonly windowFrom: IsoDate; readonly windowTo: IsoDate } | null =>
  daysBetween(closedFrom, reopensOn) >= CLOSED_DAYS
    ? { windowFrom: plusDays(closedFrom, -WEEK), windowTo: plusDays(reopensOn, -WEEK) }
    : null;

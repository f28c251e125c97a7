import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../calendar/days.ts';

/** A session lives 12 hours at most, and ends after 60 minutes in which nothing was opened. Both stand on the page. */
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 60;

export const sessionEnd = (createdAt: IsoInstant): IsoInstant =>
  Temporal.Instant.from(createdAt).add({ hours: SESSION_HOURS }).toString();

export const sessionAlive = (
  session: { readonly seenAt: IsoInstant; readonly expiresAt: IsoInstant },
  now: IsoInstant,
): boolean => {
  const at = Temporal.Instant.from(now);
  const idleEnd = Temporal.Instant.from(session.seenAt).add({ minutes: IDLE_MINUTES });
  return Temporal.Instant.compare(at, session.expiresAt) < 0 && Temporal.Instant.compare(at, idleEnd) < 0;
};

import type { Clock } from '../../shared/application/ports/system.ts';
import { londonDate } from '../../shared/domain/calendar/london-days.ts';

/** A clock that stands until it is moved. */
export class FixedClock implements Clock {
  #now: number;

  constructor(now = '2026-03-02T09:00:00.000Z') {
    this.#now = Date.parse(now);
  }

  now(): string {
    return new Date(this.#now).toISOString();
  }

  today(): string {
    return londonDate(this.now());
  }

  /** To an instant, or a day's noon in UTC. */
  set(to: string): void {
    this.#now = Date.parse(to.length === 10 ? `${to}T12:00:00.000Z` : to);
  }

  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }) {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}

import type { Clock } from '../../application/ports/system.ts';
import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { londonDate } from '../../domain/calendar/london-days.ts';

/** The machine's clock. */
export class SystemClock implements Clock {
  now(): IsoInstant {
    return new Date().toISOString();
  }

  today(): IsoDate {
    return londonDate(this.now());
  }
}

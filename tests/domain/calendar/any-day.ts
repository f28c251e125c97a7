import fc from 'fast-check';
import { plusDays } from '../../../shared/domain/calendar/london-days.ts';

/** Any day from 2014 to 2035. */
export const anyDay = fc.integer({ min: 0, max: 7900 }).map((days) => plusDays('2014-01-01', days));

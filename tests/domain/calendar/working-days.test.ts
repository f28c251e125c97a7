import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceDue } from '../../../shared/domain/advice-request/due.ts';
import { receiptOf } from '../../../shared/domain/calendar/deemed-receipt.ts';
import { daysBetween } from '../../../shared/domain/calendar/london-days.ts';
import {
  isWorkingDay,
  plusWorkingDays,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../shared/domain/calendar/working-days.ts';
import dates from '../../dates.json' with { type: 'json' };
import { anyDay } from './any-day.ts';

describe('working days', () => {
  it.each([
    ['2026-01-05', true, 'a Monday'],
    ['2026-01-09', true, 'a Friday'],
    ['2026-01-10', false, 'a Saturday'],
    ['2026-01-11', false, 'a Sunday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-12-28', false, 'the substitute for Boxing Day'],
  ])('%s: %s, %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });

  it('lead from a day to the nearest one before or after it', () => {
    expect(workingDayOnOrBefore('2026-04-06')).toBe('2026-04-02');
    expect(workingDayOnOrAfter('2026-04-03')).toBe('2026-04-07');
    expect(workingDayOnOrAfter('2026-04-07')).toBe('2026-04-07');
    expect(workingDayOnOrBefore('2026-04-07')).toBe('2026-04-07');
  });

  it('are counted without the day from which they are counted', () => {
    expect(plusWorkingDays('2026-03-30', 3)).toBe('2026-04-02');
    expect(plusWorkingDays('2026-03-30', 4)).toBe('2026-04-07');
    expect(plusWorkingDays('2026-04-07', -1)).toBe('2026-04-02');
    expect(plusWorkingDays('2026-04-04', 1)).toBe('2026-04-07');
    expect(plusWorkingDays('2026-04-04', 0)).toBe('2026-04-04');
  });

  it('are never more than five days away, and there and back is the same working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const start = workingDayOnOrAfter(day);
        expect(daysBetween(day, start)).toBeLessThanOrEqual(4);
        expect(plusWorkingDays(plusWorkingDays(start, count), -count)).toBe(start);
      }),
    );
  });
});

describe('the day on which a request counts as received', () => {
  it.each(dates.deemedReceipt.cases)('with deemed receipt, sent at $sentAt, is $receivedOn', (known) => {
    const { receivedOn } = receiptOf(known.sentAt, true);
    expect(receivedOn).toBe(known.receivedOn);
    expect(adviceDue(receivedOn)).toBe(known.dueOn);
  });

  it.each(dates.deemedReceipt.cases)('without it, sent at $sentAt, is the day itself', ({ sentAt }) => {
    expect(receiptOf(sentAt, false)).toEqual({ receivedOn: sentAt.slice(0, 10), receivedBasis: 'sent' });
  });

  it('says which rule gave it', () => {
    expect(receiptOf('2026-10-16T15:59:00Z', true).receivedBasis).toBe('sent');
    expect(receiptOf('2026-10-16T16:01:00Z', true).receivedBasis).toBe('deemed');
    expect(receiptOf('2026-10-17T09:00:00Z', true)).toEqual({ receivedOn: '2026-10-19', receivedBasis: 'deemed' });
  });
});

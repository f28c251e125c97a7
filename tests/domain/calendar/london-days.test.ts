import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsoDate, IsoInstant, IsoMonth } from '../../../shared/domain/calendar/days.ts';
import { inForceOn } from '../../../shared/domain/calendar/in-force.ts';
import {
  daysBetween,
  earlierOf,
  isAfterLondonTime,
  laterOf,
  londonDate,
  londonInstant,
  plusDays,
  plusWeeks,
  weekdayOf,
} from '../../../shared/domain/calendar/london-days.ts';
import { daysOfMonth, monthOf, monthsFromTo, plusMonths } from '../../../shared/domain/calendar/months.ts';
import { showDay, showDayAndWeekday, showMonth } from '../../../shared/domain/calendar/show-day.ts';
import dates from '../../dates.json' with { type: 'json' };
import { anyDay } from './any-day.ts';

describe('days in London', () => {
  it.each(dates.instantsToLondonDates)('$at falls on $on: $why', ({ at, on }) => {
    expect(londonDate(at)).toBe(on);
  });

  it('count whole days across a change of the clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });

  it('know the instant of a time of the clock, in summer and in winter', () => {
    expect(londonInstant('2026-07-01', '08:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(londonInstant('2026-01-05', '08:00')).toBe('2026-01-05T08:00:00.000Z');
    expect(londonInstant('2026-03-29', '01:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('tell a time after 17:00 from 17:00 itself', () => {
    expect(isAfterLondonTime('2026-10-16T16:00:00Z', '17:00')).toBe(false);
    expect(isAfterLondonTime('2026-10-16T16:00:00.001Z', '17:00')).toBe(true);
  });

  it('compare as days', () => {
    expect(laterOf('2026-01-05', '2025-12-31')).toBe('2026-01-05');
    expect(laterOf('2025-12-31', '2026-01-05')).toBe('2026-01-05');
    expect(earlierOf('2026-01-05', '2025-12-31')).toBe('2025-12-31');
    expect(earlierOf('2025-12-31', '2026-01-05')).toBe('2025-12-31');
  });

  it('go so many days or weeks on, and back', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(plusWeeks('2026-01-05', 6)).toBe('2026-02-16');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, plusDays(day, days))).toBe(days);
      }),
    );
  });

  it('know their day of the week', () => {
    expect(['2026-01-05', '2026-01-11'].map(weekdayOf)).toEqual([1, 7]);
  });
});

describe('a day that is given', () => {
  it.each(['2026-02-30', '2026-13-01', '2025-02-29', '2026-1-5', '05/01/2026', '2026-01-05T10:00', ''])(
    'is refused where there is no such day: "%s"',
    (text) => {
      expect(IsoDate.safeParse(text).success).toBe(false);
    },
  );

  it('is taken where there is', () => {
    expect(IsoDate.parse('2024-02-29')).toBe('2024-02-29');
  });

  it('says what is wrong with it', () => {
    expect(IsoDate.safeParse('5 January').error?.issues[0]?.message).toBe('Give the date as YYYY-MM-DD');
    expect(IsoDate.safeParse('2026-02-30').error?.issues[0]?.message).toBe('This date does not exist');
    expect(IsoMonth.safeParse('2026-13').error?.issues[0]?.message).toBe('Give the month as YYYY-MM');
  });

  it('is the same for months and instants', () => {
    expect(IsoMonth.safeParse('2026-12').success).toBe(true);
    expect(['2026-00', '2026-1', '12026-01', '2026-012'].filter((month) => IsoMonth.safeParse(month).success)).toEqual(
      [],
    );
    expect(IsoInstant.safeParse('2026-02-30T10:00:00Z').success).toBe(false);
    expect(IsoInstant.safeParse('2026-02-28T10:00:00.000Z').success).toBe(true);
  });
});

describe('months', () => {
  it('follow one another across years', () => {
    expect(monthsFromTo('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsFromTo('2026-02', '2026-01')).toEqual([]);
    expect(plusMonths('2026-01', -1)).toBe('2025-12');
  });

  it('have a first and a last day', () => {
    expect(daysOfMonth('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(monthOf('2024-02-29')).toBe('2024-02');
  });
});

describe('a day for people', () => {
  it('is written with the name of its month', () => {
    expect(showDay('2026-01-05')).toBe('5 January 2026');
    expect(showDay('2026-12-25')).toBe('25 December 2026');
    expect(showDayAndWeekday('2026-01-05')).toBe('Monday 5 January 2026');
    expect(showDayAndWeekday('2026-01-11')).toBe('Sunday 11 January 2026');
    expect(showMonth('2026-01')).toBe('January 2026');
  });

  it.each(['January February March April May June July August September October November December'.split(' ')])(
    'knows every month',
    (...names) => {
      expect(names.map((_, at) => showMonth(`2026-${String(at + 1).padStart(2, '0')}`).split(' ')[0])).toEqual(names);
    },
  );

  it('knows every day of the week', () => {
    const week = ['05', '06', '07', '08', '09', '10', '11'].map((day) => showDayAndWeekday(`2026-01-${day}`));
    expect(week.map((day) => day.split(' ')[0]).join(' ')).toBe(
      'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    );
  });
});

describe('a rule with versions', () => {
  const versions = [
    { from: '2014-09-01', rule: 'first' },
    { from: '2027-01-01', rule: 'reformed' },
  ] as const;

  it.each([
    ['2014-08-31', 'first'],
    ['2014-09-01', 'first'],
    ['2026-12-31', 'first'],
    ['2027-01-01', 'reformed'],
    ['2030-01-01', 'reformed'],
  ])('has on %s the one in force: %s', (day, rule) => {
    expect(inForceOn<string>([...versions], day)).toBe(rule);
  });
});

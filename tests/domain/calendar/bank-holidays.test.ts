import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAY_YEARS, bankHolidays, isBankHoliday } from '../../../shared/domain/calendar/bank-holidays.ts';
import { weekdayOf } from '../../../shared/domain/calendar/london-days.ts';
import dates from '../../dates.json' with { type: 'json' };

const { first, last } = BANK_HOLIDAY_YEARS;

/** What `date-holidays` does not have right: the spring holiday of 2012 moved to 4 June, and the royal wedding of 2011. */
const LEFT_OUT = ['2012-05-28'];
const MISSING = ['2011-04-29', '2012-06-04'];

const computed = (): string[] => {
  const england = new Holidays('GB', 'ENG');
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const days = years
    .flatMap((year) => england.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  return [...new Set([...days, ...MISSING])].filter((day) => weekdayOf(day) <= 5 && !LEFT_OUT.includes(day)).sort();
};

describe('the bank holidays of England', () => {
  it('are those that date-holidays computes, with its two known faults put right', () => {
    expect(bankHolidays).toEqual(computed());
  });

  it.each([2026, 2027])('are in %i exactly those of dates.json', (year) => {
    const ofYear = (day: string): boolean => day.startsWith(String(year));
    expect(bankHolidays.filter(ofYear)).toEqual(dates.bankHolidaysEngland.filter(ofYear));
  });

  it.each([
    ['2011-04-29', 'the royal wedding'],
    ['2012-06-05', 'the diamond jubilee'],
    ['2020-05-08', 'VE day, in place of 4 May'],
    ['2022-06-03', 'the platinum jubilee'],
    ['2022-09-19', 'the state funeral'],
    ['2023-05-08', 'the coronation'],
  ])('have %s, %s', (day) => {
    expect(isBankHoliday(day)).toBe(true);
  });

  it('do not have the days from which they moved', () => {
    expect(['2020-05-04', '2012-05-28', '2022-05-30', '2026-12-26'].filter(isBankHoliday)).toEqual([]);
  });

  it('reach at least five years beyond today, so that years are added in good time', () => {
    expect(last - new Date().getUTCFullYear()).toBeGreaterThanOrEqual(5);
  });
});

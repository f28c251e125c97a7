import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../../../infra/local/engine/schedule-expression.ts';

const nextOf = (expression: string, after: string, timezone = 'Europe/London') => {
  const next = occurrencesOf(expression, timezone).next(Date.parse(after));
  return next === undefined ? undefined : new Date(next).toISOString();
};

describe('a schedule expression', () => {
  it.each([
    ['in winter', '2026-01-10T03:00:00Z', '2026-01-10T06:00:00.000Z'],
    ['in summer, an hour earlier in UTC', '2026-07-10T03:00:00Z', '2026-07-10T05:00:00.000Z'],
    ['on the next day once it has come', '2026-01-10T06:00:00Z', '2026-01-11T06:00:00.000Z'],
    ['on the day on which the clocks go forward', '2026-03-28T06:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['on the day on which they go back', '2026-10-24T05:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('of 06:00 in London comes %s', (_, after, expected) => {
    expect(nextOf('cron(0 6 * * ? *)', after)).toBe(expected);
  });

  it('leaves out a time that does not exist where the clocks go forward', () => {
    expect(nextOf('cron(30 1 * * ? *)', '2026-03-28T12:00:00Z')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('takes a time that comes twice only once where the clocks go back', () => {
    expect(nextOf('cron(30 1 * * ? *)', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(nextOf('cron(30 1 * * ? *)', '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
  });

  it.each([
    ['cron(0 9 ? * MON-FRI *)', '2026-01-09T10:00:00Z', '2026-01-12T09:00:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', '2026-01-09T10:00:00Z', '2026-02-02T09:00:00.000Z'],
    ['cron(0 9 ? * 6L *)', '2026-01-09T10:00:00Z', '2026-01-30T09:00:00.000Z'],
    ['cron(0 2 1 * ? *)', '2026-01-09T10:00:00Z', '2026-02-01T02:00:00.000Z'],
    ['cron(0 2 L * ? *)', '2026-02-09T10:00:00Z', '2026-02-28T02:00:00.000Z'],
    ['cron(0/20 8-9 * * ? *)', '2026-01-09T08:41:00Z', '2026-01-09T09:00:00.000Z'],
    ['cron(0 6 29 FEB ? *)', '2026-01-01T00:00:00Z', '2028-02-29T06:00:00.000Z'],
    ['rate(5 minutes)', '2026-01-09T10:02:00Z', '2026-01-09T10:05:00.000Z'],
    ['at(2026-07-01T08:00:00)', '2026-01-01T00:00:00Z', '2026-07-01T07:00:00.000Z'],
  ])('%s after %s is at %s', (expression, after, expected) => {
    expect(nextOf(expression, after)).toBe(expected);
  });

  it('has no further time once a single time, or the last year, has passed', () => {
    expect(nextOf('at(2026-07-01T08:00:00)', '2026-07-01T07:00:00Z')).toBeUndefined();
    expect(nextOf('cron(0 6 * * ? 2025)', '2026-01-01T00:00:00Z')).toBeUndefined();
  });

  it.each([
    ['cron(0 6 * * ? *)', false],
    ['cron(0 9 ? * MON-FRI *)', false],
    ['rate(1 day)', false],
    ['rate(5 minutes)', true],
    ['cron(0 * * * ? *)', true],
  ])('knows whether %s is more frequent than daily', (expression, expected) => {
    expect(occurrencesOf(expression, 'Europe/London').isFrequent).toBe(expected);
  });

  it.each(['every(5 minutes)', 'rate(5 weeks)', 'rate(0 minutes)'])('refuses %s', (expression) => {
    expect(() => occurrencesOf(expression, 'UTC')).toThrow(expression);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusMonths } from '../../../shared/domain/calendar/months.ts';
import { type ChartRules, controlChart } from '../../../shared/domain/control-chart/control-chart.ts';
import { controlLimits } from '../../../shared/domain/control-chart/limits.ts';
import { marksOf, trendAt } from '../../../shared/domain/control-chart/marks.ts';

const rules: ChartRules = { target: 100, good: 'high' };
const series = (...values: number[]) => values.map((value, at) => ({ month: plusMonths('2024-01', at), value }));
const chart = (values: number[], its: Partial<ChartRules> = {}) =>
  controlChart(series(...values), { ...rules, ...its });
/** Limits at 20 and 80, near limits at 30 and 70, the mean at 50. */
const limits = { mean: 50, meanMovingRange: 11.28, lower: 20, nearLower: 30, nearUpper: 70, upper: 80 };
const marks = (...values: number[]) => marksOf(values, limits).join(' ');

describe('the limits of a control chart', () => {
  it('are those of the published check', () => {
    const found = controlLimits([60.4, 58.0, 59.9, 49.2, 50.3, 46.4, 46.1]);
    expect(found.mean).toBeCloseTo(52.9, 10);
    expect(found.meanMovingRange).toBeCloseTo(3.383, 3);
    expect(found.lower).toBeCloseTo(43.9, 1);
    expect(found.upper).toBeCloseTo(61.9, 1);
    expect(found.nearUpper - found.mean).toBeCloseTo((2 / 3) * 2.66 * found.meanMovingRange, 10);
    expect(found.mean - found.nearLower).toBeCloseTo((2 / 3) * 2.66 * found.meanMovingRange, 10);
  });

  it('are taken again without moving ranges of 3.267 times their mean or more, the mean is of all', () => {
    // Moving ranges 1 ×9 and 20 ×2: mean 4.45, screen 14.55.
    const found = controlLimits([50, 51, 50, 51, 50, 70, 50, 51, 50, 51, 50, 51]);
    expect(found.meanMovingRange).toBe(1);
    expect(found.mean).toBeCloseTo(52.083, 3);
    expect(found.upper).toBeCloseTo(52.083 + 2.66, 3);
  });

  it('keep moving ranges under that', () => {
    expect(controlLimits([0, 1, 2, 5]).meanMovingRange).toBeCloseTo(5 / 3, 10);
  });

  it('fall together where nothing ever moves', () => {
    expect(controlLimits([42, 42, 42])).toEqual({
      mean: 42,
      meanMovingRange: 0,
      lower: 42,
      nearLower: 42,
      nearUpper: 42,
      upper: 42,
    });
  });
});

describe('the mark of a point', () => {
  it('is outside beyond a limit, not on it', () => {
    expect(marks(81, 50, 19, 50, 80, 40, 20)).toBe('outside common outside common common common common');
  });

  it('is a trend for each of 7 points with 6 rises, or 6 falls, in a row', () => {
    expect(marks(45, 46, 47, 48, 49, 51, 52)).toBe(Array(7).fill('trend').join(' '));
    expect(marks(55, 54, 53, 52, 51, 49, 48, 60)).toBe(`${Array(7).fill('trend').join(' ')} common`);
    expect(marks(45, 46, 47, 48, 49, 51)).toBe(Array(6).fill('common').join(' '));
    expect(marks(45, 46, 47, 47, 48, 49, 51)).toBe(Array(7).fill('common').join(' '));
  });

  it('is a trend for 8 points where two runs of 7 overlap', () => {
    expect(marks(45, 46, 47, 48, 49, 51, 52, 53)).toBe(Array(8).fill('trend').join(' '));
  });

  it('is two of three for the ones near a limit, with all three on one side of the mean', () => {
    expect(marks(75, 55, 75)).toBe('two-of-three common two-of-three');
    expect(marks(75, 45, 75)).toBe('common common common');
    expect(marks(75, 75, 45)).toBe('common common common');
    expect(marks(25, 45, 25, 60)).toBe('two-of-three common two-of-three common');
    expect(marks(75, 50, 75)).toBe('common common common');
    expect(marks(75, 76, 77)).toBe('two-of-three two-of-three two-of-three');
  });

  it('does not count a point outside a limit as one near it', () => {
    expect(marks(75, 85, 55)).toBe('common outside common');
    expect(marks(75, 85, 75)).toBe('two-of-three outside two-of-three');
  });

  it('is not near on the near limit itself', () => {
    expect(marks(70, 55, 75)).toBe('common common common');
    expect(marks(30, 45, 25)).toBe('common common common');
  });

  it('is a shift for each of 7 in a row on one side of the mean, a point on the mean is on no side', () => {
    expect(marks(55, 60, 55, 60, 55, 60, 55, 45)).toBe(`${Array(7).fill('shift').join(' ')} common`);
    expect(marks(45, 40, 45, 40, 45, 40, 45)).toBe(Array(7).fill('shift').join(' '));
    expect(marks(55, 60, 55, 50, 55, 60, 55)).toBe(Array(7).fill('common').join(' '));
    expect(marks(55, 60, 55, 60, 55, 60)).toBe(Array(6).fill('common').join(' '));
    expect(marks(50, 50, 50, 50, 50, 50, 50)).toBe(Array(7).fill('common').join(' '));
  });

  it('is the first that holds: outside, trend, two of three, shift', () => {
    expect(marks(45, 46, 47, 48, 49, 51, 81)).toBe(`${Array(6).fill('trend').join(' ')} outside`);
    expect(marks(51, 52, 53, 54, 55, 71, 72)).toBe(Array(7).fill('trend').join(' '));
    expect(marks(55, 60, 75, 55, 75, 60, 55)).toBe('shift shift two-of-three shift two-of-three shift shift');
  });

  it('knows which way a trend goes', () => {
    const up = [1, 2, 3, 4, 5, 6, 7];
    expect([trendAt(up, 6), trendAt([...up].reverse(), 6), trendAt(up.slice(1), 5)]).toEqual([1, -1, 0]);
    expect(trendAt([...up, 0], 7)).toBe(0);
  });

  it('is the same however the last digits of a mean fall', () => {
    const value = 100 / 3;
    expect(chart(Array(12).fill(value))?.points.map(({ mark }) => mark)).toEqual(Array(12).fill('common'));
  });
});

describe('a control chart', () => {
  it('is null under 2 points', () => {
    expect(chart([])).toBeNull();
    expect(chart([50])).toBeNull();
    expect(chart([50, 60])).not.toBeNull();
  });

  it('is provisional under 12 points', () => {
    expect(chart(Array(11).fill(50))?.provisional).toBe(true);
    expect(chart(Array(12).fill(50))?.provisional).toBe(false);
  });

  it('has a point a month with its value and mark', () => {
    expect(chart([50, 60])?.points).toEqual([
      { month: '2024-01', value: 50, mark: 'common' },
      { month: '2024-02', value: 60, mark: 'common' },
    ]);
  });

  const steady = [50, 51, 50, 51, 50, 51, 50, 51, 50, 51, 50];
  it.each([
    ['high', 90, 'improvement-high'],
    ['high', 10, 'concern-low'],
    ['low', 90, 'concern-high'],
    ['low', 10, 'improvement-low'],
  ] as const)('where %s is good, shows a last point of %d as %s', (good, last, variation) => {
    expect(chart([...steady, last], { good })?.variation).toBe(variation);
  });

  it('has common variation where the latest point is common, whatever came before', () => {
    const found = chart([90, ...steady, 51], { limitsFrom: (month) => month > '2024-01' });
    expect(found?.points[0]?.mark).toBe('outside');
    expect(found?.variation).toBe('common');
  });

  it('shows for a trend the way it goes, though the point lies on the other side of the mean', () => {
    const fallsThenClimbs = [80, 20, 80, 20, 80, 20, 80, 30, 31, 32, 33, 34, 35, 36];
    const found = chart(fallsThenClimbs);
    expect(found?.points.at(-1)?.mark).toBe('trend');
    expect(found?.points.at(-1)?.value).toBeLessThan(found?.mean ?? 0);
    expect(found?.variation).toBe('improvement-high');
  });

  it.each([
    ['high', 100, 'fail'],
    ['high', 0, 'pass'],
    ['high', 50, 'hit-or-miss'],
    ['low', 100, 'pass'],
    ['low', 0, 'fail'],
  ] as const)('where %s is good, says of a target of %d: %s', (good, target, assurance) => {
    expect(chart(steady, { good, target })?.assurance).toBe(assurance);
  });

  it('is hit or miss with a target on the limit itself', () => {
    expect(chart([50, 50], { target: 50 })?.assurance).toBe('hit-or-miss');
  });

  it('takes its limits from the months that it is re-based to, and marks every point by them', () => {
    const found = chart([10, 11, 10, 50, 51, 50, 51], { limitsFrom: (month) => month >= '2024-04' });
    expect(found?.mean).toBeCloseTo(50.5, 10);
    expect(found?.points.map(({ mark }) => mark)).toEqual([
      'outside',
      'outside',
      'outside',
      'common',
      'common',
      'common',
      'common',
    ]);
    expect(chart([10, 11, 50], { limitsFrom: (month) => month >= '2024-03' })).toBeNull();
  });

  it('moves with its values: the same marks for values and limits moved alike', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 }), (values) => {
        const here = chart(values)?.points.map(({ mark }) => mark);
        const there = chart(values.map((value) => value + 1000))?.points.map(({ mark }) => mark);
        expect(there).toEqual(here);
      }),
    );
  });
});

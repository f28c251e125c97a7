import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramOf, mean, median, nearestRank, p90 } from '../../../shared/domain/figures/nearest-rank.ts';
import { percent, showPercent } from '../../../shared/domain/figures/percent.ts';
import { isFigureSuppressed, suppressSmallNumbers } from '../../../shared/domain/figures/small-numbers.ts';

describe('a percentage', () => {
  it('is unrounded, and null where there is nothing to take a part of', () => {
    expect(percent(1, 3)).toBeCloseTo(33.333333, 5);
    expect(percent(63, 252)).toBe(25);
    expect(percent(0, 5)).toBe(0);
    expect(percent(0, 0)).toBeNull();
  });

  it.each([
    [99.6, 99],
    [100, 100],
    [99.4, 99],
    [0.4, 1],
    [0, 0],
    [0.6, 1],
    [12.5, 13],
    [12.49, 12],
    [37.5, 38],
    [36.5, 37],
  ])('of %d shows as %d', (value, shown) => {
    expect(showPercent(value)).toBe(shown);
  });

  it('shows 0 and 100 only where exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (whole, some) => {
        const part = some % (whole + 1);
        const shown = showPercent(percent(part, whole) ?? Number.NaN);
        expect(shown === 100).toBe(part === whole);
        expect(shown === 0).toBe(part === 0);
      }),
    );
  });
});

describe('nearest rank', () => {
  it('gives one of the values', () => {
    expect(median(histogramOf([1, 2, 3, 4]))).toBe(2);
    expect(median(histogramOf([5, 1, 3]))).toBe(3);
    expect(median(histogramOf([30, 42, 42, 56, 100]))).toBe(42);
    expect(p90(histogramOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]))).toBe(9);
    expect(p90(histogramOf([7]))).toBe(7);
    expect(nearestRank(histogramOf([1, 2]), 100)).toBe(2);
  });

  it('sorts numbers as numbers', () => {
    expect(median(histogramOf([100, 20, 3]))).toBe(20);
  });

  it('is null of none, also where a count fell back to 0', () => {
    expect(median(new Map())).toBeNull();
    expect(median(new Map([[3, 0]]))).toBeNull();
    expect(
      median(
        new Map([
          [3, 0],
          [5, 1],
        ]),
      ),
    ).toBe(5);
    expect(mean(new Map([[3, 0]]))).toBeNull();
  });

  it('is what sorting and counting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, percentile) => {
        const sorted = [...values].sort((one, other) => one - other);
        const expected = sorted.find(
          (value) => 100 * sorted.filter((other) => other <= value).length >= percentile * sorted.length,
        );
        expect(nearestRank(histogramOf(values), percentile)).toBe(expected);
      }),
    );
  });

  it('has a mean beside it', () => {
    expect(mean(histogramOf([1, 2, 6]))).toBe(3);
    expect(mean(histogramOf([4, 4, 1]))).toBe(3);
  });
});

describe('small numbers, published', () => {
  it.each<[number[], (number | null)[], number | null, string]>([
    [[10, 20, 30], [10, 20, 30], 60, 'nothing is small'],
    [[0, 5, 10], [0, 5, 10], 15, '0 and 5 are not small'],
    [[3, 20, 10], [null, 20, null], 33, 'one small: the smallest other goes with it'],
    [[4, 0, 10], [null, 0, null], 14, 'not a 0, where there is another'],
    [[4, 0], [null, null], null, 'a 0 where there is nothing else; the total is small itself'],
    [[3, 2, 30], [null, null, 30], 35, 'two small ones hide one another'],
    [[1, 1, 30, 40], [null, null, null, 40], 72, 'two ones do not: the difference 2 gives both away'],
    [[4, 4, 30, 40], [null, null, null, 40], 78, 'nor do two fours'],
    [[4, 4], [null, null], null, 'with nothing left to hide, the total is hidden'],
    [[3], [null], null, 'a single part is its total'],
    [[7], [7], 7, 'a single part that is not small'],
    [[], [], 0, 'no parts'],
  ])('%j: %j of %s (%s)', (parts, shown, total) => {
    expect(suppressSmallNumbers(parts)).toEqual({ parts: shown, total });
  });

  it('never leave a small count to be told by difference', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }), (parts) => {
        const { parts: shown, total } = suppressSmallNumbers(parts);
        for (const [at, count] of parts.entries()) if (count > 0 && count < 5) expect(shown[at]).toBeNull();
        expect(total !== null && shown.filter((count) => count === null).length === 1).toBe(false);
      }),
    );
  });

  it('take every figure made of them along', () => {
    expect(isFigureSuppressed([12, 30])).toBe(false);
    expect(isFigureSuppressed([12, null])).toBe(true);
    expect(isFigureSuppressed([4, 30])).toBe(true);
    expect(isFigureSuppressed([0, 5])).toBe(false);
  });
});

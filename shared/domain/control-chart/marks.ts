import type { ControlLimits } from './limits.ts';

export const MARKS = ['outside', 'trend', 'two-of-three', 'shift'] as const;
/** Why a point is out of the common run; `common` where it is not. */
export type Mark = 'common' | (typeof MARKS)[number];

const RUN = 7;
/** Sums of fractions differ in their last digits: a value this near to a line is on it. */
const NEAR_ENOUGH = 1e-9;

type Sign = -1 | 0 | 1;
const compare = (value: number, line: number): Sign => {
  if (Math.abs(value - line) <= NEAR_ENOUGH) return 0;
  return value > line ? 1 : -1;
};

/** On which side of the mean a value lies; 0 on it. */
export const sideOf = (value: number, mean: number): Sign => compare(value, mean);

/** The places that belong to at least one window of so many in a row that holds. */
const inWindows = (length: number, size: number, holds: (start: number) => boolean): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let start = 0; start + size <= length; start += 1)
    if (holds(start)) for (let at = start; at < start + size; at += 1) found.add(at);
  return found;
};

const allSame = (signs: readonly Sign[]): boolean => signs[0] !== 0 && signs.every((sign) => sign === signs[0]);

/** Which way a run of 7 points with 6 rises (or falls) in a row goes that a place belongs to; the latest such run; 0 of none. */
export const trendAt = (values: readonly number[], at: number): Sign => {
  for (let start = Math.min(at, values.length - RUN); start >= Math.max(0, at - RUN + 1); start -= 1) {
    const steps = values
      .slice(start + 1, start + RUN)
      .map((value, step) => compare(value, values[start + step] ?? value));
    if (allSame(steps)) return steps[0] ?? 0;
  }
  return 0;
};

/**
 * The mark of each point, the first of these that holds (Making Data Count): outside a limit; one of 7 points with 6 rises or 6
 * falls in a row; near a limit, and one of 2 of 3 such in a row with all three on one side of the mean; one of 7 in a row on one
 * side of the mean (a point on the mean is on no side).
 */
export const marksOf = (values: readonly number[], limits: ControlLimits): readonly Mark[] => {
  const isOutside = values.map((v) => compare(v, limits.upper) > 0 || compare(v, limits.lower) < 0);
  const isNear = values.map(
    (v, at) => !isOutside[at] && (compare(v, limits.nearUpper) > 0 || compare(v, limits.nearLower) < 0),
  );
  const sides = values.map((v) => sideOf(v, limits.mean));
  const twoOfThree = inWindows(
    values.length,
    3,
    (start) => allSame(sides.slice(start, start + 3)) && isNear.slice(start, start + 3).filter(Boolean).length >= 2,
  );
  const shift = inWindows(values.length, RUN, (start) => allSame(sides.slice(start, start + RUN)));
  return values.map((_, at) => {
    if (isOutside[at]) return 'outside';
    if (trendAt(values, at) !== 0) return 'trend';
    if (isNear[at] && twoOfThree.has(at)) return 'two-of-three';
    return shift.has(at) ? 'shift' : 'common';
  });
};

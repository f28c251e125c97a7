/** Limits of an XmR chart, in the unit of its values; unclamped. */
export interface ControlLimits {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly nearLower: number;
  readonly nearUpper: number;
  readonly upper: number;
}

/** 3 ÷ d2 for ranges of two: how many mean moving ranges a limit lies from the mean. */
const LIMIT_FACTOR = 2.66;
/** Moving ranges of so many times their mean or more are screened out, once. */
const SCREEN_FACTOR = 3.267;

/** The mean of some numbers, 0 of none. */
export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * XmR limits as NHS England's Making Data Count has them: the mean ± 2.66 × the mean moving range, taken again without
 * moving ranges of 3.267 times their mean or more; near limits at two thirds of the way.
 */
export const controlLimits = (values: readonly number[]): ControlLimits => {
  const movingRanges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
  const screen = SCREEN_FACTOR * meanOf(movingRanges);
  const meanMovingRange = meanOf(movingRanges.filter((range) => range < screen));
  const mean = meanOf(values);
  const reach = LIMIT_FACTOR * meanMovingRange;
  const near = (reach * 2) / 3;
  return {
    mean,
    meanMovingRange,
    lower: mean - reach,
    nearLower: mean - near,
    nearUpper: mean + near,
    upper: mean + reach,
  };
};

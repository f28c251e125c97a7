import type { IsoMonth } from '../calendar/days.ts';
import { type ControlLimits, controlLimits } from './limits.ts';
import { type Mark, marksOf, sideOf, trendAt } from './marks.ts';

export interface ChartValue {
  readonly month: IsoMonth;
  readonly value: number;
}
/** Improvement or concern, by the direction that is good; and the side of the mean, or the way of a trend. */
export type Variation = 'common' | 'improvement-high' | 'improvement-low' | 'concern-high' | 'concern-low';
export type Assurance = 'pass' | 'fail' | 'hit-or-miss';

/** An XmR chart; `mean` and limits in the unit of the values, unclamped. */
export interface ControlChart {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Fewer than 12 points made the limits. */
  readonly provisional: boolean;
  readonly points: readonly (ChartValue & { readonly mark: Mark })[];
  readonly variation: Variation;
  readonly assurance: Assurance;
}
export interface ChartRules {
  readonly target: number;
  readonly good: 'high' | 'low';
  /** The months whose values make the limits (re-based, or the latest 24); all where not said. */
  readonly limitsFrom?: (month: IsoMonth) => boolean;
}

const FEWEST_POINTS = 2;
const FEWEST_FOR_FIRM_LIMITS = 12;

const variationOf = (
  values: readonly number[],
  marks: readonly Mark[],
  mean: number,
  good: 'high' | 'low',
): Variation => {
  const last = values.length - 1;
  const mark = marks[last];
  if (mark === 'common') return 'common';
  const way = mark === 'trend' ? trendAt(values, last) : sideOf(values[last] ?? mean, mean);
  const side = way > 0 ? 'high' : 'low';
  return side === good ? `improvement-${side}` : `concern-${side}`;
};

const assuranceOf = ({ lower, upper }: ControlLimits, { target, good }: ChartRules): Assurance => {
  if (target < lower) return good === 'high' ? 'pass' : 'fail';
  if (target > upper) return good === 'high' ? 'fail' : 'pass';
  return 'hit-or-miss';
};

/**
 * A control chart by the rules of NHS England's Making Data Count. The values are of complete months, oldest first, months without
 * one left out. Null under 2 points, or under 2 that make the limits.
 */
export const controlChart = (values: readonly ChartValue[], rules: ChartRules): ControlChart | null => {
  const base = values.filter(({ month }) => rules.limitsFrom?.(month) ?? true).map(({ value }) => value);
  if (base.length < FEWEST_POINTS) return null;
  const limits = controlLimits(base);
  const numbers = values.map(({ value }) => value);
  const marks = marksOf(numbers, limits);
  return {
    mean: limits.mean,
    lower: limits.lower,
    upper: limits.upper,
    provisional: base.length < FEWEST_FOR_FIRM_LIMITS,
    points: values.map(({ month, value }, at) => ({ month, value, mark: marks[at] ?? 'common' })),
    variation: variationOf(numbers, marks, limits.mean, rules.good),
    assurance: assuranceOf(limits, rules),
  };
};

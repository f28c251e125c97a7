import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 4;

export interface Sparkline {
  readonly width: number;
  readonly height: number;
  readonly path: string;
  /** The latest value's place; null where it has none. */
  readonly last: { readonly x: number; readonly y: number } | null;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A small line of percentages, oldest first, always on the same scale of 0 to 100 so that two can be compared; broken where there is no value. */
export const sparkline = (values: readonly (number | null)[]): Sparkline => {
  const x = scaleLinear()
    .domain([0, Math.max(1, values.length - 1)])
    .range([EDGE, WIDTH - EDGE]);
  const y = scaleLinear()
    .domain([0, 100])
    .range([HEIGHT - EDGE, EDGE]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => round(x(at)))
    .y((value) => round(y(value ?? 0)));
  const latest = values.at(-1) ?? null;
  return {
    width: WIDTH,
    height: HEIGHT,
    path: path(values) ?? '',
    last: latest === null ? null : { x: round(x(values.length - 1)), y: round(y(latest)) },
  };
};

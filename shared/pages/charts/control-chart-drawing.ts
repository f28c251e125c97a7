import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';

export type PointLook = 'improvement' | 'concern' | 'common' | 'few' | 'running';

export interface PointToDraw {
  /** Under the axis, `Jul 2020`; each point's its own. */
  readonly label: string;
  /** 0 to 100; null for a month without a value: the line is broken there. */
  readonly value: number | null;
  readonly look: PointLook;
  /** What a reader hears of it. */
  readonly words: string;
}

export interface ControlChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly line: string;
  /** Null where there are no limits. */
  readonly limits: {
    readonly mean: number;
    readonly upper: number;
    readonly lower: number;
    readonly from: number;
    readonly to: number;
  } | null;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly look: PointLook;
    readonly words: string;
  }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
}

const WIDTH = 900;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = WIDTH - 20;
const TOP = 16;
const BOTTOM = HEIGHT - 36;
const MONTHS_A_LABEL = 3;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Where everything of a control chart of percentages stands, in the units of its view box. Limits are clamped to what can be drawn. */
export const drawControlChart = (
  points: readonly PointToDraw[],
  limits: { readonly mean: number; readonly lower: number; readonly upper: number } | null,
): ControlChartDrawing => {
  const x = scalePoint<string>()
    .domain(points.map(({ label }) => label))
    .range([LEFT + 12, RIGHT - 12]);
  const y = scaleLinear().domain([0, 100]).range([BOTTOM, TOP]).clamp(true);
  const at = ({ label, value }: PointToDraw) => ({ x: round(x(label) ?? LEFT), y: round(y(value ?? 0)) });
  const path = line<PointToDraw>()
    .defined(({ value }) => value !== null)
    .x((point) => at(point).x)
    .y((point) => at(point).y);
  const complete = points.filter(({ look }) => look !== 'running');
  const first = complete[0];
  const last = complete.at(-1);
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    right: RIGHT,
    bottom: BOTTOM,
    line: path(complete) ?? '',
    limits:
      limits && first && last
        ? {
            mean: round(y(limits.mean)),
            upper: round(y(limits.upper)),
            lower: round(y(limits.lower)),
            from: at(first).x,
            to: at(last).x,
          }
        : null,
    points: points
      .filter(({ value }) => value !== null)
      .map((point) => ({ ...at(point), look: point.look, words: point.words })),
    yTicks: [0, 25, 50, 75, 100].map((value) => ({ y: round(y(value)), text: `${value}%` })),
    xTicks: points
      .map((point) => ({ x: at(point).x, text: point.label }))
      .filter((_, index) => (points.length - 1 - index) % MONTHS_A_LABEL === 1 || points.length <= MONTHS_A_LABEL),
  };
};

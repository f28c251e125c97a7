import type { IsoMonth } from '../../domain/calendar/days.ts';
import { showMonth } from '../../domain/calendar/show-day.ts';
import { type PointMeaning, pointMeanings } from '../../domain/control-chart/point-meaning.ts';
import type { HealthMonth } from '../../domain/scorecard/health-month.ts';
import type { HealthView } from '../../domain/scorecard/health-view.ts';
import { type ControlChartDrawing, drawControlChart, type PointToDraw } from '../charts/control-chart-drawing.ts';
import { percentWords } from './figure-words.ts';

export interface ChartTableRow {
  readonly month: string;
  readonly inTime: string;
  readonly exceptionsLeftOut: string;
  readonly counts: readonly number[];
  readonly medianDays: string;
  readonly mark: string;
}
export interface ChartModel {
  readonly drawing: ControlChartDrawing;
  /** One sentence: what the picture says. */
  readonly summary: string;
  readonly provisional: boolean;
  readonly rows: readonly ChartTableRow[];
}

/** A month with a smaller denominator is shown unmarked. */
const FEWEST_TO_MARK = 5;

const MEANING: Readonly<Record<PointMeaning, string>> = {
  improvement: 'better than chance would have it',
  concern: 'worse than chance would have it',
  common: 'ordinary variation',
};

const denominator = ({ due, notKnownInTime, notYetDue }: HealthMonth): number => due - notKnownInTime - notYetDue;

const look = (
  month: HealthMonth,
  meanings: ReadonlyMap<string, PointMeaning>,
): { look: PointToDraw['look']; words: string } => {
  if (month.percentInTime === null) return { look: 'common', words: 'nothing to measure' };
  if (denominator(month) < FEWEST_TO_MARK) return { look: 'few', words: 'fewer than 5 requests, so not marked' };
  const meaning = meanings.get(month.month) ?? 'common';
  return { look: meaning, words: MEANING[meaning] };
};

/** `Jul 2020`. */
const shortMonth = (month: IsoMonth): string => showMonth(month).replace(/^(\w{3})\w*/, '$1');

const summaryOf = ({ complete, chart }: HealthView): string => {
  const values = complete.filter(({ percentInTime }) => percentInTime !== null);
  const first = values[0];
  const last = values.at(-1);
  if (!first || !last) return 'There is nothing to show yet.';
  const range = `From ${percentWords(first.percentInTime)} in ${showMonth(first.month)} to ${percentWords(last.percentInTime)} in ${showMonth(last.month)}`;
  if (!chart) return `${range}.`;
  const shown = (limit: number) => percentWords(Math.min(100, Math.max(0, limit)));
  return `${range}. By chance alone a month would lie between ${shown(chart.lower)} and ${shown(chart.upper)}; the mean is ${shown(chart.mean)}.`;
};

/** From the first month that has a value: a team that is new needs no empty years before it. */
const fromFirstValue = (points: readonly PointToDraw[]): readonly PointToDraw[] =>
  points.slice(
    Math.max(
      0,
      points.findIndex(({ value }) => value !== null),
    ),
  );

/** The control chart of some teams and the table that says the same. */
export const chartModel = (view: HealthView): ChartModel => {
  const { complete, running, chart } = view;
  const meanings = new Map(
    (chart ? pointMeanings(chart) : []).map((meaning, at) => [chart?.points[at]?.month ?? '', meaning]),
  );
  const looks = complete.map((month) => ({ month, ...look(month, meanings) }));
  const all = [...looks, { month: running, look: 'running' as const, words: 'running month, not in the limits' }];
  const points = all.map(({ month, look, words: meaning }) => {
    const name = showMonth(month.month);
    const words = `${name}: ${percentWords(month.percentInTime)}, ${meaning}`;
    return { label: shortMonth(month.month), value: month.percentInTime, look, words };
  });
  return {
    drawing: drawControlChart(fromFirstValue(points), chart),
    summary: summaryOf(view),
    provisional: chart?.provisional ?? false,
    rows: all.toReversed().map(({ month, words }) => ({
      month: showMonth(month.month),
      inTime: percentWords(month.percentInTime),
      exceptionsLeftOut: percentWords(month.percentInTimeExceptionsLeftOut),
      counts: [month.due, month.submittedInTime, month.notKnownInTime, month.late, month.outstanding, month.notYetDue],
      medianDays: month.medianDays === null ? '–' : String(month.medianDays),
      mark: words,
    })),
  };
};

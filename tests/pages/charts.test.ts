import { describe, expect, it } from 'vitest';
import { controlChart } from '../../shared/domain/control-chart/control-chart.ts';
import { pointMeanings } from '../../shared/domain/control-chart/point-meaning.ts';
import { drawControlChart, type PointToDraw } from '../../shared/pages/charts/control-chart-drawing.ts';
import { sparkline } from '../../shared/pages/charts/sparkline.ts';
import { stackedBar } from '../../shared/pages/charts/stacked-bar.ts';
import { daysWords, percentWords, slugOf } from '../../shared/pages/health-scorecard/figure-words.ts';

const point = (label: string, value: number | null, look: PointToDraw['look'] = 'common'): PointToDraw => ({
  label,
  value,
  look,
  words: label,
});

describe('the drawing of a control chart', () => {
  it('clamps limits to what can be drawn', () => {
    const { limits, yTicks } = drawControlChart([point('a', 90), point('b', 95)], { mean: 92, lower: -20, upper: 130 });
    expect(limits).toMatchObject({ lower: yTicks[0]?.y, upper: yTicks[4]?.y });
  });

  it('breaks the line where a month has no value, and draws no point there', () => {
    const drawing = drawControlChart(
      [point('a', 10), point('b', 20), point('c', null), point('d', 30), point('e', 40)],
      null,
    );
    expect(drawing.line.match(/M/g)).toHaveLength(2);
    expect(drawing.points).toHaveLength(4);
    expect(drawing.limits).toBeNull();
  });

  it('leaves the running month out of the line and out of the limits’ reach', () => {
    const points = [point('a', 10), point('b', 20), point('now', 90, 'running')];
    const drawing = drawControlChart(points, { mean: 15, lower: 5, upper: 25 });
    expect(drawing.line.match(/[ML]/g)).toHaveLength(2);
    expect(drawing.limits?.to).toBe(drawing.points[1]?.x);
    expect(drawing.points[2]?.look).toBe('running');
  });
});

describe('what a point means', () => {
  const meaningsOf = (values: readonly number[]) => {
    const points = values.map((value, at) => ({ month: `2020-${String(at + 1).padStart(2, '0')}`, value }));
    const chart = controlChart(points, { target: 100, good: 'high' });
    if (!chart) throw new Error('There is no chart');
    return { marks: chart.points.map(({ mark }) => mark), meanings: pointMeanings(chart) };
  };

  it('is worse below the mean and better above it, and nothing where the point is of the common run', () => {
    const { marks, meanings } = meaningsOf([50, 51, 49, 50, 51, 49, 50, 20, 50, 51, 90]);
    expect([marks[7], marks[10], marks[8]]).toEqual(['outside', 'outside', 'common']);
    expect([meanings[7], meanings[10], meanings[8]]).toEqual(['concern', 'improvement', 'common']);
  });

  it('goes by the way of a trend, whatever side of the mean it is on', () => {
    const { marks, meanings } = meaningsOf([60, 40, 58, 41, 43, 45, 47, 49, 51, 53]);
    expect([marks[4], meanings[4]]).toEqual(['trend', 'improvement']);
  });
});

describe('small charts', () => {
  it('fill a bar with their shares, and nothing with nothing', () => {
    const { width, parts } = stackedBar([
      { look: 'a', count: 3 },
      { look: 'b', count: 0 },
      { look: 'c', count: 1 },
    ]);
    expect(parts).toEqual([
      { look: 'a', x: 0, width: width * 0.75 },
      { look: 'c', x: width * 0.75, width: width * 0.25 },
    ]);
    expect(stackedBar([{ look: 'a', count: 0 }]).parts).toEqual([]);
  });

  it('mark a sparkline’s latest value, where it has one', () => {
    expect(sparkline([0, 100]).last).toMatchObject({ y: 4 });
    expect(sparkline([0, null]).last).toBeNull();
    expect(sparkline([]).path).toBe('');
  });
});

describe('figures in words', () => {
  it('show 0 and 100 only where exact, and a dash where there is none', () => {
    expect([99.6, 100, 0.4, null].map(percentWords)).toEqual(['99%', '100%', '1%', '–']);
    expect([1, 122].map(daysWords)).toEqual(['1 day', '122 days']);
  });

  it('make an address of a name', () => {
    expect(slugOf('South Vale Hospitals NHS Foundation Trust (’22)')).toBe(
      'south-vale-hospitals-nhs-foundation-trust-22',
    );
  });
});

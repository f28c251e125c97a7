import { describe, expect, it } from 'vitest';
import { plusMonths } from '../../../shared/domain/calendar/months.ts';
import { controlChart } from '../../../shared/domain/control-chart/control-chart.ts';
import { pointMeanings } from '../../../shared/domain/control-chart/point-meaning.ts';

const meanings = (...values: number[]): string[] => {
  const chart = controlChart(
    values.map((value, at) => ({ month: plusMonths('2024-01', at), value })),
    { target: 100, good: 'high' },
  );
  return chart ? [...pointMeanings(chart)] : [];
};

describe('the meaning of a point, where high is good', () => {
  it('is nothing for a common one', () => {
    expect(meanings(50, 51, 50, 51)).toEqual(['common', 'common', 'common', 'common']);
  });

  it('is by the side of the mean for one out of the common run', () => {
    const steady = [50, 51, 50, 51, 50, 51, 50, 51, 50, 51, 50, 51];
    expect(meanings(...steady, 90).at(-1)).toBe('improvement');
    expect(meanings(...steady, 10).at(-1)).toBe('concern');
  });

  it('is by the way of a trend, whatever the side', () => {
    const noise = [80, 20, 80, 20, 80, 20, 80];
    expect(meanings(...noise, 30, 31, 32, 33, 34, 35, 36).at(-1)).toBe('improvement');
    expect(meanings(...noise, 70, 69, 68, 67, 66, 65, 64).at(-1)).toBe('concern');
  });
});

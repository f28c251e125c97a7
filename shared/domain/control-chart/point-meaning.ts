import type { ControlChart } from './control-chart.ts';
import { sideOf, trendAt } from './marks.ts';

/** What a point says where high is good: better or worse than chance would have it, or nothing. */
export type PointMeaning = 'improvement' | 'concern' | 'common';

/** The meaning of each point of a chart: by the way of a trend, else by the side of the mean on which a marked point lies. */
export const pointMeanings = ({ points, mean }: ControlChart): readonly PointMeaning[] => {
  const values = points.map(({ value }) => value);
  return points.map(({ value, mark }, at) => {
    if (mark === 'common') return 'common';
    const way = mark === 'trend' ? trendAt(values, at) : sideOf(value, mean);
    return way > 0 ? 'improvement' : 'concern';
  });
};

import type { ControlChart } from '../../domain/control-chart/control-chart.ts';

/** An icon as NHS England's Making Data Count has it: a letter or sign in a ring, a colour, and always words. */
export interface ChartIcon {
  readonly look: 'improvement' | 'concern' | 'common';
  readonly sign: 'H' | 'L' | 'P' | 'F' | '?' | '∿';
  readonly words: string;
}

const VARIATION: Readonly<Record<ControlChart['variation'], ChartIcon>> = {
  common: { look: 'common', sign: '∿', words: 'No significant change' },
  'improvement-high': { look: 'improvement', sign: 'H', words: 'Improving' },
  'improvement-low': { look: 'improvement', sign: 'L', words: 'Improving' },
  'concern-high': { look: 'concern', sign: 'H', words: 'Of concern' },
  'concern-low': { look: 'concern', sign: 'L', words: 'Of concern' },
};
const ASSURANCE: Readonly<Record<ControlChart['assurance'], ChartIcon>> = {
  pass: { look: 'improvement', sign: 'P', words: 'Will meet 100%' },
  fail: { look: 'concern', sign: 'F', words: 'Will miss 100%' },
  'hit-or-miss': { look: 'common', sign: '?', words: 'Hit or miss' },
};

export const variationIcon = (variation: ControlChart['variation']): ChartIcon => VARIATION[variation];
/** Against the target of all advice in time. */
export const assuranceIcon = (assurance: ControlChart['assurance']): ChartIcon => ASSURANCE[assurance];

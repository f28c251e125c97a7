import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { monthsFromTo } from '../../../shared/domain/calendar/months.ts';
import { showPercent } from '../../../shared/domain/figures/percent.ts';
import { asAtReport } from '../../../shared/domain/scorecard/as-at.ts';
import { assessmentsMonth } from '../../../shared/domain/scorecard/assessments-month.ts';
import { contributionOf, tallyOf } from '../../../shared/domain/scorecard/contribution.ts';
import { healthMonth, sumCounts } from '../../../shared/domain/scorecard/health-month.ts';
import { levelsAt } from '../../../shared/domain/scorecard/levels.ts';
import { assessmentsSheet, flowSheet } from '../../../shared/domain/scorecard/sheet-names.ts';
import { sumTallies } from '../../../shared/domain/scorecard/tally.ts';
import { publishedFigures, publishedProgress, publishedTeams } from '../../builders/published-progress.ts';
import { naiveAsAt, naiveAssessmentsMonth, naiveHealthMonth } from './naive-recount.ts';

const TODAY = '2020-08-24';
const all = [...publishedProgress().values()];
const figures = publishedFigures();
const sheets = sumTallies(all.map((progress) => ({ tally: tallyOf(contributionOf(progress)), times: 1 })));
const teams = publishedTeams();
const codes = teams.map(({ code }) => code);
const healthCodes = teams.filter(({ kind }) => kind === 'health').map(({ code }) => code);

const asAt = (day: string) => asAtReport(day, levelsAt(sheets, day), codes);
const health = (month: string, of = healthCodes) =>
  healthMonth(month, sumCounts(of.map((team) => sheets[flowSheet('health', month, team)] ?? {})), TODAY);
const assessments = (month: string) => assessmentsMonth(month, sheets[assessmentsSheet(month)] ?? {});
const shown = (value: number | null) => (value === null ? null : showPercent(value));

describe('the scorecard of the published records', () => {
  it.each(figures.asAt)('gives the published counts as at $date', ({ date, ...published }) => {
    const report = asAt(date);
    const { percentOverTwentyWeeks, ...counts } = published;
    expect(report).toMatchObject(counts);
    if (percentOverTwentyWeeks !== undefined) expect(shown(report.percentOverTwentyWeeks)).toBe(percentOverTwentyWeeks);
  });

  it('gives the published percentages of health advice in time', () => {
    for (const [month, published] of Object.entries(figures.healthAdviceWithinSixWeeksPercent))
      expect([month, shown(health(month).percentInTime)]).toEqual([month, published]);
    const { threshold, months } = figures.healthAdviceWithinSixWeeksAbovePercent;
    for (const month of months) expect(health(month).percentInTime).toBeGreaterThan(threshold);
  });

  it('gives the published percentages of plans within twenty weeks, exceptions left out', () => {
    for (const [month, published] of Object.entries(figures.plansWithinTwentyWeeksExceptionsLeftOutPercent))
      expect([month, shown(assessments(month).percentWithinTwentyWeeksExceptionsLeftOut)]).toEqual([month, published]);
    const { threshold, months } = figures.plansWithinTwentyWeeksExceptionsLeftOutAbovePercent;
    for (const month of months)
      expect(assessments(month).percentWithinTwentyWeeksExceptionsLeftOut).toBeGreaterThan(threshold);
  });

  it('gives the published numbers of requests received', () => {
    const { meanOf, ...received } = figures.requestsReceived;
    for (const [month, published] of Object.entries(received))
      expect([month, assessments(month).requested]).toEqual([month, published]);
    const counts = meanOf.months.map((month) => assessments(month).requested);
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBe(meanOf.mean);
  });
});

describe('the scorecard and a recount of the published records, one by one', () => {
  it('agree on each tenth day of three years', () => {
    for (let day = '2017-07-30'; day < '2020-09-30'; day = plusDays(day, 10))
      expect(asAt(day)).toEqual(naiveAsAt(all, day, codes));
  });

  it('agree on every month, for all health teams and for each', () => {
    for (const month of monthsFromTo('2017-08', '2020-12')) {
      expect(health(month)).toEqual(naiveHealthMonth(all, month, TODAY));
      for (const team of healthCodes)
        expect(health(month, [team])).toEqual(naiveHealthMonth(all, month, TODAY, [team]));
      expect(assessments(month)).toEqual(naiveAssessmentsMonth(all, month));
    }
  });
});

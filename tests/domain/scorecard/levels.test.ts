import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { asAtReport } from '../../../shared/domain/scorecard/as-at.ts';
import { contributionOf, tallyOf } from '../../../shared/domain/scorecard/contribution.ts';
import { LEVEL_GROUPS, levelSheetsFor, levelsAt } from '../../../shared/domain/scorecard/levels.ts';
import { type Span, spanOf, unionOf } from '../../../shared/domain/scorecard/spans.ts';
import { sumTallies } from '../../../shared/domain/scorecard/tally.ts';
import { aProgress, aRequestProgress } from '../../builders/progress.ts';
import { progresses } from './any-progress.ts';
import { naiveAsAt } from './naive-recount.ts';

const CODES = ['CSC', 'EPS', 'RV1-PAED', 'RV1-SALT'];
const asAt = (all: readonly Parameters<typeof contributionOf>[0][], day: string) => {
  const sheets = sumTallies(all.map((progress) => ({ tally: tallyOf(contributionOf(progress)), times: 1 })));
  const read = Object.fromEntries(Object.entries(sheets).filter(([name]) => levelSheetsFor(day).includes(name)));
  return asAtReport(day, levelsAt(read, day), CODES);
};

const day = fc.integer({ min: 0, max: 60 }).map((count) => plusDays('2019-12-10', count));
const spans: fc.Arbitrary<Span> = fc
  .tuple(day, fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }))
  .map(([from, length]) => ({ from, to: length === null ? null : plusDays(from, length) }));
const holdsOn = (all: readonly Span[], on: string): boolean =>
  all.some(({ from, to }) => from <= on && (to === null || on < to));

describe('the union of spans', () => {
  it('holds on just the days on which one of them holds, in spans apart from each other', () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), (all) => {
        const union = unionOf(all);
        for (let on = '2019-12-01'; on < '2020-03-10'; on = plusDays(on, 1))
          expect(holdsOn(union, on)).toBe(holdsOn(all, on));
        for (const [at, { to }] of union.entries()) {
          const next = union[at + 1];
          if (next) expect(to !== null && daysBetween(to, next.from) > 0).toBe(true);
        }
      }),
    );
  });

  it('has no empty spans to begin with', () => {
    expect(spanOf('2020-01-02', '2020-01-02')).toEqual([]);
    expect(spanOf('2020-01-02', '2020-01-01')).toEqual([]);
    expect(spanOf('2020-01-02', null)).toEqual([{ from: '2020-01-02', to: null }]);
  });
});

describe('the levels as at a day', () => {
  it('are those of a recount, on any day, from three sheets a group', () => {
    expect(levelSheetsFor('2019-06-15')).toHaveLength(3 * LEVEL_GROUPS.length);
    fc.assert(
      fc.property(
        fc.array(progresses, { maxLength: 8 }),
        fc.integer({ min: 0, max: 800 }).map((count) => plusDays('2018-08-01', count)),
        (all, on) => {
          expect(asAt(all, on)).toEqual(naiveAsAt(all, on, CODES));
        },
      ),
    );
  });

  it('count an answer as late from the day after it was due, and no more on the day on which it came', () => {
    const late = aRequestProgress({ status: 'submitted', outcome: 'submitted', answeredOn: '2019-02-20' });
    const waiting = (on: string) => asAt([aProgress({ requests: [late] })], on).awaitingHealthAdviceOverSixWeeks;
    expect(['2019-02-12', '2019-02-13', '2019-02-19', '2019-02-20'].map(waiting)).toEqual([0, 1, 1, 0]);
  });

  it('count an assessment once that waits for two teams, and not in the gap between two waits', () => {
    const eps = { team: 'EPS', kind: 'educational-psychology', status: 'submitted', outcome: 'submitted' } as const;
    const requests = [
      aRequestProgress({ status: 'submitted', outcome: 'submitted', answeredOn: '2019-02-20' }),
      aRequestProgress({ ...eps, number: 2, receivedOn: '2019-01-05', answeredOn: '2019-02-22' }),
      aRequestProgress({ ...eps, number: 3, receivedOn: '2019-03-01', answeredOn: '2019-04-20' }),
    ];
    const waiting = (on: string) => asAt([aProgress({ requests })], on).awaitingAnyAdviceOverSixWeeks;
    expect(['2019-02-18', '2019-02-21', '2019-02-22', '2019-04-12', '2019-04-13'].map(waiting)).toEqual([
      1, 1, 0, 0, 1,
    ]);
  });

  it('have day 140 within twenty weeks and day 141 over, on the two routes that the limit is for', () => {
    const over = (on: string, route: 'request' | 'tribunal-order') => {
      const { assessmentsOngoing, assessmentsOverTwentyWeeks, percentOverTwentyWeeks } = asAt(
        [aProgress({ route })],
        on,
      );
      return [assessmentsOngoing, assessmentsOverTwentyWeeks, percentOverTwentyWeeks];
    };
    expect(over('2019-05-21', 'request')).toEqual([1, 0, 0]);
    expect(over('2019-05-22', 'request')).toEqual([1, 1, 100]);
    expect(over('2019-05-22', 'tribunal-order')).toEqual([1, 0, 0]);
    expect(over('2018-12-31', 'request')).toEqual([0, 0, null]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/domain/assessment/decision.ts';
import { flowCounts } from '../../../shared/domain/scorecard/flow-counts.ts';
import { healthMonth } from '../../../shared/domain/scorecard/health-month.ts';
import { monthTotals, sumTotals } from '../../../shared/domain/scorecard/month-totals.ts';
import { openRequests } from '../../../shared/domain/scorecard/open-requests.ts';
import { flowSheet } from '../../../shared/domain/scorecard/sheet-names.ts';
import { aRequestProgress } from '../../builders/progress.ts';

type Request = Progress['requests'][number];
const DUE = '2019-02-12';
const answered = (answeredOn: string, its: Partial<Request> = {}) =>
  aRequestProgress({ status: 'submitted', outcome: 'submitted', answeredOn, ...its });
const counts = (...requests: Request[]) => flowCounts(requests)[flowSheet('health', '2019-02', 'RV1-SALT')] ?? {};
const month = (today: string, ...requests: Request[]) => healthMonth('2019-02', counts(...requests), today);

describe('a month of health advice', () => {
  it('takes an answer of the due day as in time, one of the day after as late', () => {
    expect(month('2019-03-01', answered(DUE), answered('2019-02-13'))).toMatchObject({
      due: 2,
      submittedInTime: 1,
      late: 1,
      percentInTime: 50,
    });
  });

  it('tells what is open apart on any day: not yet due on its due day, outstanding from the day after', () => {
    const open = aRequestProgress();
    expect(month(DUE, open)).toMatchObject({ due: 1, notYetDue: 1, outstanding: 0, percentInTime: null });
    expect(month('2019-02-13', open)).toMatchObject({ due: 1, notYetDue: 0, outstanding: 1, percentInTime: 0 });
  });

  it('leaves a nil return in time out of the measure, and counts a late one as late', () => {
    const notKnown = { status: 'not-known', outcome: 'not-known' } as const;
    const figures = month('2019-03-01', answered(DUE), answered(DUE, notKnown), answered('2019-02-14', notKnown));
    expect(figures).toMatchObject({ due: 3, submittedInTime: 1, notKnownInTime: 1, late: 1, percentInTime: 50 });
    expect(monthTotals('2019-02', counts(answered('2019-02-14', notKnown)), DUE).notKnownLate).toBe(1);
  });

  it('leaves what is late or outstanding with an accepted exception out of the second percentage alone', () => {
    const exceptions = ['absence-from-area', 'absence-from-area'];
    const requests = [
      answered(DUE),
      answered(DUE, { exceptions }),
      answered('2019-02-14', { exceptions }),
      answered('2019-02-14'),
      aRequestProgress({ exceptions }),
    ];
    expect(month('2019-03-01', ...requests)).toMatchObject({
      percentInTime: 40,
      percentInTimeExceptionsLeftOut: (100 * 2) / 3,
      exceptions: { 'absence-from-area': 3 },
    });
    expect(month(DUE, ...requests).percentInTimeExceptionsLeftOut).toBe((100 * 2) / 3);
  });

  it('gives median and nine in ten by nearest rank, over answers of either kind', () => {
    const days = ['2019-01-11', '2019-01-21', '2019-01-31', '2019-02-10'].map((on) => answered(on));
    const notKnown = answered('2019-02-20', { status: 'not-known', outcome: 'not-known' });
    expect(month('2019-03-01', ...days, notKnown)).toMatchObject({ medianDays: 30, p90Days: 50 });
    expect(month('2019-03-01', aRequestProgress())).toMatchObject({ medianDays: null, p90Days: null });
  });

  it('leaves withdrawn, passed-on and already-available requests out, and keeps them beside with the days held', () => {
    const ended = (status: string, heldDays: number | null = null) =>
      aRequestProgress({ status, endedOn: '2019-01-20', heldDays, lateReason: 'capacity' });
    const requests = [ended('withdrawn'), ended('passed-on', 12), ended('passed-on', 3), ended('already-available')];
    expect(month('2019-03-01', ...requests)).toMatchObject({ due: 0, percentInTime: null, lateReasons: {} });
    const totals = monthTotals('2019-02', counts(...requests), '2019-03-01');
    expect(sumTotals([totals, totals])).toMatchObject({
      withdrawn: 2,
      passedOn: 4,
      passedOnHeldDays: 30,
      alreadyAvailable: 2,
      outstanding: 0,
    });
  });
});

describe('open requests', () => {
  it('are those without an answer, and those returned and out with the team; none that ended', () => {
    const requests = [
      aRequestProgress({ number: 3 }),
      answered('2019-02-01', { number: 2, status: 'returned', returnedOn: '2019-02-05' }),
      answered('2019-02-01', { number: 1 }),
      aRequestProgress({ number: 4, status: 'withdrawn', endedOn: '2019-02-01' }),
    ];
    expect(openRequests(requests).map(({ number, state }) => [number, state])).toEqual([
      [2, 'returned'],
      [3, 'open'],
    ]);
  });
});

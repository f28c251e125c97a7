import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AdviceRequest,
  RequestCommon,
  RequestException,
} from '../../../shared/domain/advice-request/advice-request.ts';
import { plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { isChased, isChasedOn, nextRungDays, rungDue } from '../../../shared/domain/ladder/chase.ts';
import { anAssessment, aRequest, aRequestThatIs, someRecipients } from '../../builders/assessments.ts';
import dates from '../../dates.json' with { type: 'json' };
import { anyDay } from '../calendar/any-day.ts';

const sent = (...rungs: [string, string][]): RequestCommon['rungs'] =>
  rungs.map(([rung, on]) => ({ rung, on, mails: [] }));
const due = (request: AdviceRequest, today: string, its = {}): string | undefined =>
  rungDue(anAssessment({ ...its, requests: [request] }), 1, someRecipients, today)?.rung;
const next = (request: AdviceRequest, its = {}): string | null | undefined =>
  nextRungDays(anAssessment({ ...its, requests: [request] }), someRecipients).get(1);

const accepted = (chaseAgainOn: string | null): RequestException => ({
  kind: 'missed-appointment',
  why: 'Was ill',
  from: null,
  to: null,
  on: '2026-01-20',
  claimedOn: '2026-01-21',
  claimedBy: 'adviser',
  decision: 'accepted',
  decidedOn: '2026-01-22',
  chaseAgainOn,
});

/** Runs the chase on each of the days, and gives what it sent, by rung. */
const chase = (start: AdviceRequest, days: readonly string[]): { rung: string; on: string }[] => {
  let request = start;
  const went: { rung: string; on: string }[] = [];
  for (const on of days) {
    const rung = due(request, on);
    if (!rung) continue;
    went.push({ rung, on });
    request = { ...request, rungs: [...request.rungs, { rung, on, mails: [] }] };
  }
  return went;
};
const everyDay = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => plusDays(from, at));

describe('the rung that is due', () => {
  it('goes out on its day, day by day, each once', () => {
    expect(chase(aRequest(), everyDay('2026-01-05', 90))).toEqual([
      { rung: 'unopened', on: '2026-01-15' },
      { rung: 'reminder-1', on: '2026-02-02' },
      { rung: 'reminder-2', on: '2026-02-09' },
      { rung: 'reminder-3', on: '2026-02-13' },
      { rung: 'overdue-1', on: '2026-02-17' },
      { rung: 'overdue-2', on: '2026-02-24' },
      { rung: 'overdue-3', on: '2026-03-03' },
      { rung: 'overdue-4', on: '2026-03-17' },
      { rung: 'overdue-5', on: '2026-03-31' },
    ]);
  });

  it.each(dates.ladderAfterMissedDays)('after a chase last run on $lastRunOn is, on $runOn, $sends alone', (known) => {
    const { receivedOn, lastRunOn, runOn, sends } = known;
    const request = aRequest({ receivedOn, openedOn: receivedOn });
    const before = chase(
      request,
      everyDay(receivedOn, 45).filter((day) => day <= lastRunOn),
    );
    const rungs = sent(...before.map(({ rung, on }): [string, string] => [rung, on]));
    const then = chase({ ...request, rungs }, everyDay(runOn, 5));
    expect(then.map(({ rung }) => rung)).toEqual(sends);
  });

  it('is never more than one a day, never on a day that is not a working day, never one that went out', () => {
    fc.assert(
      fc.property(anyDay, fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 }), (receivedOn, runs) => {
        const days = runs.sort((one, other) => one - other).map((run) => plusDays(receivedOn, run));
        const went = chase(aRequest({ receivedOn }), [...days, ...days]);
        expect(new Set(went.map(({ rung }) => rung)).size).toBe(went.length);
        expect(
          went.filter(({ on }) =>
            due(aRequest({ receivedOn, rungs: sent(...went.map((w): [string, string] => [w.rung, w.on])) }), on),
          ),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('waits for a working day', () => {
    expect(due(aRequest({ receivedOn: '2026-02-20' }), '2026-04-04')).toBeUndefined();
    expect(due(aRequest({ receivedOn: '2026-02-20' }), '2026-04-07')).toBe('overdue-1');
  });

  it('names whom it goes to', () => {
    const rung = rungDue(anAssessment({ requests: [aRequest()] }), 1, someRecipients, '2026-03-03');
    expect(rung).toEqual({ rung: 'overdue-3', to: ['senior', 'headOfSend', 'icbSendLead'] });
  });

  it('is none for a request that is not there', () => {
    expect(rungDue(anAssessment(), 1, someRecipients, '2026-03-03')).toBeNull();
  });

  it('is none for the unopened where somebody has opened or acknowledged it', () => {
    expect(due(aRequest({ openedOn: '2026-01-07' }), '2026-01-15')).toBeUndefined();
    expect(due(aRequestThatIs('acknowledged'), '2026-01-15')).toBeUndefined();
    expect(next(aRequestThatIs('acknowledged'))).toBe('2026-02-02');
  });

  it('follows the council’s own ladder for that kind of team', () => {
    const council = { ladder: { health: [{ rung: 'reminder-1', day: 21 }], other: [{ rung: 'unopened', day: null }] } };
    const state = anAssessment({ requests: [aRequest({ openedOn: '2026-01-06' })] });
    expect(rungDue(state, 1, council, '2026-01-26')?.rung).toBe('reminder-1');
    expect(nextRungDays(state, council).get(1)).toBe('2026-01-26');
  });

  it('is never one below what went out, though the council moves its ladder', () => {
    const council = { ladder: { health: [{ rung: 'reminder-2', day: 20 }] } };
    const state = anAssessment({ requests: [aRequest({ rungs: sent(['reminder-1', '2026-02-02']) })] });
    expect(rungDue(state, 1, council, '2026-02-03')).toBeNull();
    expect(rungDue(state, 1, council, '2026-02-13')?.rung).toBe('reminder-3');
  });
});

describe('what is chased', () => {
  it.each([
    ['requested', true],
    ['acknowledged', true],
    ['returned', true],
    ['submitted', false],
    ['accepted', false],
    ['not-known', false],
    ['passed-on', false],
    ['withdrawn', false],
    ['already-available', false],
    ['blocked', false],
  ] as const)('%s: %s', (status, chased) => {
    const request = aRequestThatIs(status);
    expect(isChased(anAssessment(), request)).toBe(chased);
    expect(due(request, '2026-03-03') !== undefined).toBe(chased);
    expect(next(request) !== null).toBe(chased);
  });

  it.each([
    ['the plan is issued', { planIssuedOn: '2026-02-01' }],
    ['the assessment is closed', { closedOn: '2026-02-01' }],
  ])('nothing once %s', (_, its) => {
    expect(due(aRequest(), '2026-03-03', its)).toBeUndefined();
    expect(next(aRequest(), its)).toBeNull();
  });

  it('nothing whose mail bounced', () => {
    expect(due(aRequest({ undeliverableSince: '2026-01-06' }), '2026-03-03')).toBeUndefined();
    expect(next(aRequest({ undeliverableSince: '2026-01-06' }))).toBeNull();
  });

  it('nothing imported until it is taken over, and then from the next rung on', () => {
    expect(due(aRequest({ imported: true }), '2026-03-03')).toBeUndefined();
    expect(next(aRequest({ imported: true }))).toBeNull();
    const taken = aRequest({ imported: true, takenOverOn: '2026-02-13', openedOn: '2026-02-13' });
    expect(due(taken, '2026-02-13')).toBeUndefined();
    expect(due(taken, '2026-02-16')).toBeUndefined();
    expect(next(taken)).toBe('2026-02-17');
    expect(due(taken, '2026-02-17')).toBe('overdue-1');
    const long = aRequest({ imported: true, takenOverOn: '2026-06-01' });
    expect(next(long)).toBe('2026-06-09');
    expect(due(long, '2026-06-09')).toBe('overdue-10');
  });

  it('what was passed on within its organisation from the next rung on, though it keeps its dates', () => {
    const passed = aRequest({ requestedAt: '2026-02-10T09:00:00.000Z' });
    expect(due(passed, '2026-02-10')).toBeUndefined();
    expect(next(passed)).toBe('2026-02-13');
  });

  it('nothing with an accepted exception until the council’s day', () => {
    const never = aRequest({ exceptions: [accepted(null)] });
    expect([due(never, '2026-03-03'), next(never)]).toEqual([undefined, null]);
    const later = aRequest({ exceptions: [accepted('2026-02-11')] });
    expect(due(later, '2026-02-10')).toBeUndefined();
    expect(due(later, '2026-02-11')).toBe('reminder-2');
    expect(next(later)).toBe('2026-02-11');
    const past = aRequest({ exceptions: [accepted('2026-01-07')] });
    expect(next(past)).toBe('2026-01-15');
  });

  it('on a day says so of that day: from the council’s day on, not before', () => {
    const later = aRequest({ exceptions: [accepted('2026-02-11')] });
    const chasedOn = (request: AdviceRequest, day: string) => isChasedOn(anAssessment(), request, day);
    expect(['2026-02-10', '2026-02-11', '2026-02-14'].map((day) => chasedOn(later, day))).toEqual([false, true, true]);
    expect(chasedOn(aRequest(), '2026-01-05')).toBe(true);
    expect(chasedOn(aRequest({ exceptions: [accepted(null)] }), '2027-01-05')).toBe(false);
    expect(chasedOn(aRequestThatIs('submitted'), '2026-02-10')).toBe(false);
  });

  it('of several accepted exceptions by the last of their days', () => {
    const both = (one: string | null, other: string | null) =>
      aRequest({ exceptions: [accepted(one), accepted(other)] });
    expect(next(both('2026-02-18', '2026-02-11'))).toBe('2026-02-18');
    expect(next(both('2026-02-11', '2026-02-18'))).toBe('2026-02-18');
    expect(next(both(null, '2026-02-18'))).toBeNull();
    expect(next(both('2026-02-18', null))).toBeNull();
  });

  it('in spite of an exception that is refused, or not decided', () => {
    for (const decision of ['refused', null] as const)
      expect(due(aRequest({ exceptions: [{ ...accepted(null), decision }] }), '2026-03-03')).toBe('overdue-3');
  });
});

describe('what was returned or challenged', () => {
  it('follows the day by which an answer was asked, not the ladder', () => {
    const returned = aRequestThatIs('returned');
    expect(next(returned)).toBe('2026-02-12');
    expect(
      chase(returned, everyDay('2026-02-03', 50)).map(({ rung, on }) => [
        rung.replace('answer-by-2026-02-17-', ''),
        on,
      ]),
    ).toEqual([
      ['reminder', '2026-02-12'],
      ['overdue-1', '2026-02-18'],
      ['overdue-2', '2026-03-04'],
      ['overdue-3', '2026-03-18'],
    ]);
  });

  it('has no reminder where the answer was asked for at once', () => {
    const returns = [{ on: '2026-02-03', missing: 'The hours', answerBy: '2026-02-05', backOn: null }];
    const soon = aRequestThatIs('returned', { returns });
    expect(due(soon, '2026-02-03')).toBeUndefined();
    expect(next(soon)).toBe('2026-02-06');
  });

  it('is chased anew for each asking', () => {
    const returns = [
      { on: '2026-01-20', missing: 'The hours', answerBy: '2026-01-27', backOn: '2026-01-26' },
      { on: '2026-02-03', missing: 'The frequency', answerBy: '2026-02-17', backOn: null },
    ];
    const again = aRequestThatIs('returned', { returns, rungs: sent(['answer-by-2026-01-27-reminder', '2026-01-22']) });
    expect(due(again, '2026-02-12')).toBe('answer-by-2026-02-17-reminder');
    expect(next(again)).toBe('2026-02-12');
  });

  it('has its next day after the rung that went out last', () => {
    const rungs = sent(
      ['answer-by-2026-02-17-reminder', '2026-02-12'],
      ['answer-by-2026-02-17-overdue-1', '2026-02-18'],
    );
    expect(next(aRequestThatIs('returned', { rungs }))).toBe('2026-03-04');
  });

  it('if challenged, is open and has its rungs by the answer asked for', () => {
    const challenged = { reason: 'You saw her in May', answerBy: '2026-02-17', on: '2026-02-03' };
    expect(due(aRequest({ challenged }), '2026-02-12')).toBe('answer-by-2026-02-17-reminder');
    expect(due(aRequest({ challenged }), '2026-02-04')).toBeUndefined();
    expect(next(aRequest({ challenged }))).toBe('2026-02-12');
  });
});

describe('the day of the next rung', () => {
  it('is that of the first rung after the last that went out', () => {
    expect(next(aRequest())).toBe('2026-01-15');
    expect(next(aRequest({ rungs: sent(['unopened', '2026-01-15']) }))).toBe('2026-02-02');
    expect(next(aRequest({ rungs: sent(['overdue-3', '2026-03-03']) }))).toBe('2026-03-17');
    expect(next(aRequest({ rungs: sent(['overdue-3', '2026-03-03'], ['overdue-4', '2026-03-17']) }))).toBe(
      '2026-03-31',
    );
  });

  it('is one for each request', () => {
    const state = anAssessment({ requests: [aRequest(), { ...aRequestThatIs('submitted'), number: 2 }] });
    expect([...nextRungDays(state, someRecipients)]).toEqual([
      [1, '2026-01-15'],
      [2, null],
    ]);
  });

  it('is none where the council has left every rung out', () => {
    const rungs = ['unopened', 'reminder-1', 'reminder-2', 'reminder-3', 'overdue-1', 'overdue-2', 'overdue-3'];
    const council = { ladder: { health: rungs.map((rung) => ({ rung, day: null })) } };
    expect(nextRungDays(anAssessment({ requests: [aRequest()] }), council).get(1)).toBeNull();
  });

  it('is always found by the chase: never later than the day on which a rung is due', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 150 }), (receivedOn, run) => {
        const request = aRequest({ receivedOn });
        const went = chase(request, everyDay(receivedOn, run));
        const rungs = sent(...went.map(({ rung, on }): [string, string] => [rung, on]));
        const day = next({ ...request, rungs });
        const following = chase({ ...request, rungs }, everyDay(plusDays(receivedOn, run), 60))[0];
        expect(day).toBe(following?.on);
      }),
      { numRuns: 30 },
    );
  });
});

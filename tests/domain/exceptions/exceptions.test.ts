import { describe, expect, it } from 'vitest';
import { AdviserException } from '../../../shared/domain/advice-request/advice-request.ts';
import { adviceDue } from '../../../shared/domain/advice-request/due.ts';
import { CouncilException } from '../../../shared/domain/assessment/assessment.ts';
import { judgeAdviserException } from '../../../shared/domain/exceptions/adviser-exceptions.ts';
import { judgeCouncilException } from '../../../shared/domain/exceptions/council-exceptions.ts';
import { closureWindow } from '../../../shared/domain/exceptions/school-closure.ts';
import dates from '../../dates.json' with { type: 'json' };

const sixWeeks = { receivedOn: '2026-01-05', dueOn: '2026-02-16' };
const claim = { kind: 'absence-from-area', why: 'The family was abroad', from: null, to: null, on: null };
const absence = (from: string | null, to: string | null) => judgeAdviserException({ ...claim, from, to }, sixWeeks);
const missed = (on: string | null) => judgeAdviserException({ ...claim, kind: 'missed-appointment', on }, sixWeeks);

describe('the exceptions that the regulations know', () => {
  it('are three for an adviser and four for the council', () => {
    expect(AdviserException.options).toEqual(dates.exceptions.adviser);
    expect(CouncilException.options).toEqual(dates.exceptions.council);
  });

  it.each(dates.exceptions.cases)('$exception for the $for: $allowed, $why', (known) => {
    const { from = null, to = null, on = null, receivedOn = '2026-01-05' } = known;
    const ground = { kind: known.exception, why: 'As it was', from, to, on };
    const judgement =
      known.for === 'adviser'
        ? judgeAdviserException(ground, { receivedOn, dueOn: adviceDue(receivedOn) })
        : judgeCouncilException(ground);
    expect(judgement.is === 'allowed').toBe(known.allowed);
  });
});

describe('an exception for an adviser', () => {
  it('says why', () => {
    const judgement = judgeAdviserException({ ...claim, kind: 'exceptional-circumstances', why: '  ' }, sixWeeks);
    expect(judgement).toMatchObject({ is: 'refused', field: 'why' });
  });

  it('of exceptional circumstances needs no days', () => {
    expect(judgeAdviserException({ ...claim, kind: 'exceptional-circumstances' }, sixWeeks)).toEqual({ is: 'allowed' });
  });

  it('that regulation 8(2) does not have names its kind as the fault', () => {
    const judgement = judgeAdviserException({ ...claim, kind: 'school-closure' }, sixWeeks);
    expect(judgement).toMatchObject({ is: 'refused', field: 'kind' });
    expect(judgement).toHaveProperty('reason', expect.stringContaining('8(2)'));
  });
});

describe('an absence from the area', () => {
  it('says from when until when', () => {
    expect(absence(null, '2026-02-06')).toMatchObject({ is: 'refused', field: 'from' });
    expect(absence('2026-01-10', null)).toMatchObject({ is: 'refused', field: 'to' });
    expect(absence('2026-02-06', '2026-01-10')).toMatchObject({
      is: 'refused',
      field: 'to',
      reason: expect.stringContaining('before'),
    });
  });

  it('of 27 days is refused with both numbers', () => {
    expect(absence('2026-01-10', '2026-02-05')).toMatchObject({ reason: expect.stringMatching(/28 days.*has 27/) });
  });

  it.each([
    ['2026-01-05', '2026-02-01', 'allowed', 'the first 28 days of the six weeks'],
    ['2026-01-20', '2026-02-16', 'allowed', 'the last 28 days of the six weeks'],
    ['2025-12-01', '2026-03-31', 'allowed', 'all of the six weeks and more'],
    ['2025-12-25', '2026-01-31', 'to-judge', 'begins before the six weeks, 27 days within'],
    ['2026-02-01', '2026-03-31', 'to-judge', 'goes on after the six weeks'],
    ['2025-12-09', '2026-01-05', 'to-judge', 'one day within'],
    ['2025-12-01', '2026-01-04', 'refused', 'over before the six weeks'],
    ['2026-02-17', '2026-04-01', 'refused', 'begins after the six weeks'],
  ])('from %s to %s: %s (%s)', (from, to, is) => {
    expect(absence(from, to).is).toBe(is);
  });

  it('that straddles says how much of it lies within', () => {
    expect(absence('2025-12-25', '2026-01-31')).toEqual({
      is: 'to-judge',
      why: '27 days of the absence lie within the six weeks',
    });
  });
});

describe('a missed appointment', () => {
  it('says on which day', () => {
    expect(missed(null)).toMatchObject({ is: 'refused', field: 'on' });
  });

  it.each([
    ['2026-01-04', 'refused'],
    ['2026-01-05', 'allowed'],
    ['2026-02-16', 'allowed'],
    ['2026-02-17', 'refused'],
  ])('on %s: %s', (on, is) => {
    expect(missed(on).is).toBe(is);
  });
});

describe('an exception for the council', () => {
  const ground = { kind: 'school-closure', why: 'Asked in the holidays', from: null, to: null };

  it('is one of regulations 5(4), 10(4) and 13(3), and says why', () => {
    expect(judgeCouncilException(ground)).toEqual({ is: 'allowed' });
    expect(judgeCouncilException({ ...ground, why: '' })).toMatchObject({ is: 'refused', field: 'why' });
    expect(judgeCouncilException({ ...ground, kind: 'waiting-list' })).toMatchObject({ is: 'refused', field: 'kind' });
  });

  it('says in words what is wrong, and may name only one of its days', () => {
    const words = (its: object): unknown => judgeCouncilException({ ...ground, ...its });
    expect(words({ why: ' ' })).toEqual({
      is: 'refused',
      field: 'why',
      reason: 'Say why this made it impractical to keep the limit',
    });
    expect(words({ from: '2026-02-02', to: '2026-02-01' })).toEqual({
      is: 'refused',
      field: 'to',
      reason: 'The last day of the exception is before its first day',
    });
    expect(words({ kind: 'absence-from-area', from: '2026-01-10', to: '2026-01-20' })).toEqual({
      is: 'refused',
      field: 'to',
      reason: 'An absence from the area counts from 28 days without a break',
    });
    expect([words({ from: '2026-02-02' }), words({ to: '2026-02-02' })]).toEqual([
      { is: 'allowed' },
      { is: 'allowed' },
    ]);
  });

  it('has days in their order', () => {
    expect(judgeCouncilException({ ...ground, from: '2026-02-02', to: '2026-02-01' })).toMatchObject({ field: 'to' });
    expect(judgeCouncilException({ ...ground, from: '2026-02-02', to: '2026-02-02' })).toEqual({ is: 'allowed' });
  });

  it('of an absence lasts 28 days or more', () => {
    const away = { ...ground, kind: 'absence-from-area', from: '2026-01-10' };
    expect(judgeCouncilException({ ...away, to: '2026-02-06' })).toEqual({ is: 'allowed' });
    expect(judgeCouncilException({ ...away, to: '2026-02-05' })).toMatchObject({ is: 'refused', field: 'to' });
    expect(judgeCouncilException({ ...away, to: null })).toEqual({ is: 'allowed' });
  });
});

describe('the window of a school closure', () => {
  it.each(dates.schoolClosureWindow)('closed from $closedFrom to $reopensOn counts: $counts', (known) => {
    const { closedFrom, reopensOn, windowFrom, windowTo } = known;
    expect(closureWindow(closedFrom, reopensOn)).toEqual(known.counts ? { windowFrom, windowTo } : null);
  });

  it('opens with a closure of four weeks exactly', () => {
    expect(closureWindow('2026-07-22', '2026-08-19')).not.toBeNull();
    expect(closureWindow('2026-07-22', '2026-08-18')).toBeNull();
  });
});

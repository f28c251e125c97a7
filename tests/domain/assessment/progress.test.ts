import { describe, expect, it } from 'vitest';
import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { progressOf } from '../../../shared/domain/assessment/decide.ts';
import { Progress } from '../../../shared/domain/assessment/decision.ts';
import { anAssessment, aRequest, aRequestThatIs } from '../../builders/assessments.ts';

const of = (request: AdviceRequest): Progress['requests'][number] =>
  progressOf(anAssessment({ requests: [request] })).requests[0] ?? expect.unreachable();

describe('the progress of an assessment', () => {
  it('has its dates and the kinds of its exceptions, and nothing else of it', () => {
    const state = anAssessment({
      decidedOn: '2026-01-10',
      closedOn: '2026-02-01',
      closedReason: 'moved',
      exceptions: [{ kind: 'school-closure', why: 'A private reason', from: null, to: null }],
    });
    expect(progressOf(state)).toEqual({
      route: 'request',
      requestSource: 'parent',
      requestedOn: '2025-12-01',
      decidedOn: '2026-01-10',
      planIssuedOn: null,
      closedOn: '2026-02-01',
      closedReason: 'moved',
      exceptions: ['school-closure'],
      requests: [],
    });
  });

  it('has each request without its texts', () => {
    expect(of(aRequest({ openedOn: '2026-01-07', lateReasonSoFar: 'capacity' }))).toEqual({
      number: 1,
      team: 'RV1-SALT',
      organisation: 'North Vale Health and Care NHS Trust',
      kind: 'health',
      status: 'requested',
      receivedOn: '2026-01-05',
      dueOn: '2026-02-16',
      answeredOn: null,
      outcome: null,
      lateReason: 'capacity',
      endedOn: null,
      exceptions: [],
      openedOn: '2026-01-07',
      returnedOn: null,
      heldDays: null,
    });
  });

  it.each([
    ['requested', null, null, null],
    ['acknowledged', null, null, null],
    ['submitted', '2026-02-01', 'submitted', null],
    ['returned', '2026-02-01', 'submitted', null],
    ['accepted', '2026-02-01', 'submitted', null],
    ['not-known', '2026-02-01', 'not-known', null],
    ['passed-on', null, null, '2026-01-20'],
    ['withdrawn', null, null, '2026-01-20'],
    ['already-available', null, null, '2026-01-20'],
    ['blocked', null, null, null],
  ] as const)('says of what is %s: answered %s (%s), ended %s', (status, answeredOn, outcome, endedOn) => {
    const progress = of(aRequestThatIs(status));
    expect(progress).toMatchObject({ status, answeredOn, outcome, endedOn });
    expect(progress.returnedOn).toBe(status === 'returned' ? '2026-02-03' : null);
    expect(progress.heldDays).toBe(status === 'passed-on' ? 15 : null);
    expect(Progress.safeParse(progressOf(anAssessment({ requests: [aRequestThatIs(status)] }))).success).toBe(true);
  });

  it('does not lose the answer of what is blocked while the council looks', () => {
    const was = aRequestThatIs('returned');
    if (was.status !== 'returned') return expect.unreachable();
    const { answer: _answer, status: _status, ...common } = was;
    const blocked = { ...common, status: 'blocked', blockedOn: '2026-02-05', blockedBy: 'adviser', was } as const;
    expect(of(blocked)).toMatchObject({ status: 'blocked', answeredOn: '2026-02-01', returnedOn: '2026-02-03' });
  });

  it('has an answer’s own late reason', () => {
    const request = aRequestThatIs('submitted', { lateReasonSoFar: 'capacity' });
    expect(of(request).lateReason).toBeNull();
  });

  it('names accepted exceptions alone', () => {
    const exception = {
      kind: 'missed-appointment',
      why: 'x',
      from: null,
      to: null,
      on: null,
      claimedOn: '2026-01-20',
      claimedBy: 'adviser',
      decidedOn: null,
      chaseAgainOn: null,
    } as const;
    const exceptions = (['accepted', 'refused', null] as const).map((decision) => ({ ...exception, decision }));
    expect(of(aRequest({ exceptions })).exceptions).toEqual(['missed-appointment']);
  });
});

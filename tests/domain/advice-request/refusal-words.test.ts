import { describe, expect, it } from 'vitest';
import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { trackerRowOf } from '../../../shared/domain/advice-request/tracker-row.ts';
import type { RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnRequest, foldAssessment, rungDue } from '../../../shared/domain/assessment/decide.ts';
import {
  anAssessment,
  aRequest,
  aRequestThatIs,
  aTeam,
  factsOf,
  on,
  refusalOf,
  someRecipients,
} from '../../builders/assessments.ts';

const TODAY = '2026-02-03';
const decide = (request: AdviceRequest, command: RequestCommand) =>
  decideOnRequest(anAssessment({ requests: [request] }), 1, command, on(TODAY));
const having = (request: AdviceRequest, command: RequestCommand): AdviceRequest =>
  foldAssessment(anAssessment({ requests: [request] }), factsOf(decide(request, command))).requests[0] ??
  expect.unreachable();
const exception = {
  kind: 'absence-from-area',
  why: 'Abroad',
  from: '2026-01-10',
  to: '2026-02-06',
  on: null,
  decision: null,
  chaseAgainOn: null,
} as const;
const claim = (its: object): RequestCommand => ({ do: 'claim-exception', exception: { ...exception, ...its } });
const agreements = (['adviser', 'council', 'parent'] as const).map((by) => ({ by, on: '2026-01-30' }));

describe('a command that is at fault', () => {
  it.each<[string, string, RequestCommand, AdviceRequest?]>([
    ['why', 'Say why', { do: 'propose-pass-on', team: 'EPS', why: '' }],
    ['team', 'The request is with this team already', { do: 'propose-pass-on', team: 'RV1-SALT', why: 'x' }],
    ['team', 'The request is with this team already', { do: 'pass-on', team: aTeam() }],
    [
      'expectedOn',
      'Give today or a later day on which you expect to answer',
      { do: 'acknowledge', expectedOn: '2026-02-02' },
    ],
    ['reason', 'Say why the request is withdrawn', { do: 'withdraw', reason: '' }],
    ['missing', 'Say what is missing', { do: 'return', missing: '', answerBy: null }, aRequestThatIs('submitted')],
    [
      'reason',
      'Say why “not known” is challenged',
      { do: 'challenge', reason: '', answerBy: null },
      aRequestThatIs('not-known'),
    ],
    [
      'answerBy',
      'Give a day after today for the answer',
      { do: 'return', missing: 'x', answerBy: TODAY },
      aRequestThatIs('submitted'),
    ],
    [
      'agreements',
      'The agreement of the adviser is given more than once',
      { do: 'already-available', agreements: [...agreements, ...agreements.slice(0, 1)] },
    ],
    [
      'agreements',
      'An agreement cannot be of a day still to come',
      {
        do: 'already-available',
        agreements: agreements.map((one, at) => (at === 1 ? { ...one, on: '2026-02-04' } : one)),
      },
    ],
    ['from', 'Say from which day the child, parent or young person was away', claim({ from: null })],
    ['to', 'Say until which day the child, parent or young person was away', claim({ to: null })],
    ['to', 'The last day of the absence is before its first day', claim({ to: '2026-01-09' })],
    [
      'to',
      'An absence from the area counts from 28 days without a break, this one has 1 (regulation 8(2))',
      claim({ to: '2026-01-10' }),
    ],
    [
      'from',
      'The absence lies outside the six weeks for this advice (regulation 8(2))',
      claim({ from: '2026-02-17', to: '2026-04-01' }),
    ],
    ['on', 'Say on which day the appointment was missed', claim({ kind: 'missed-appointment' })],
    [
      'on',
      'The missed appointment lies outside the six weeks for this advice (regulation 8(2))',
      claim({ kind: 'missed-appointment', on: '2026-02-17' }),
    ],
    ['why', 'Say why this made it impractical to give the advice in time', claim({ why: ' ' })],
  ])('names %s and says: %s', (field, reason, command, request = aRequest()) => {
    expect(refusalOf(decide(request, command))).toEqual({ kind: 'invalid', field, reason });
  });

  it('about an exception that is not there says so', () => {
    const verdict = { do: 'decide-exception', index: 0, decision: 'accepted', chaseAgainOn: null } as const;
    expect(refusalOf(decide(aRequest(), verdict)).reason).toBe('There is no such exception on this request');
  });
});

describe('a request', () => {
  it('that the platform sent is not marked as imported and decided here', () => {
    expect(having(aRequest(), { do: 'withdraw', reason: 'x' })).not.toHaveProperty('decidedHere');
    expect(having(aRequest({ imported: true }), { do: 'open' })).not.toHaveProperty('decidedHere');
  });

  it('whose links are revoked has nothing of a blocked one', () => {
    expect(having(aRequest(), { do: 'revoke-links' })).not.toHaveProperty('was');
  });

  it('has one rung after another', () => {
    const rungs = [{ rung: 'unopened', on: '2026-01-15', mails: [] }];
    expect(having(aRequest({ rungs }), { do: 'send-rung', rung: 'reminder-1', mails: [] }).rungs).toHaveLength(2);
    const held = aRequest({ undeliverableSince: '2026-01-06' });
    expect(refusalOf(decide(held, { do: 'send-rung', rung: 'reminder-1', mails: [] })).reason).toBe(
      'This request has not been answered yet, so it is not chased',
    );
  });

  it('has its own rung, not that of another one', () => {
    const state = anAssessment({ requests: [aRequestThatIs('submitted'), aRequest({ number: 2 })] });
    expect(rungDue(state, 2, someRecipients, '2026-02-02')?.rung).toBe('reminder-1');
    expect(rungDue(state, 1, someRecipients, '2026-02-02')).toBeNull();
  });
});

describe('the same ground for an exception', () => {
  const recorded = { ...exception, claimedOn: TODAY, claimedBy: 'adviser', decidedOn: null } as const;
  const record = (its: object): RequestCommand => ({
    do: 'record-exception',
    exception: { ...exception, decision: 'accepted', ...its },
  });
  const count = (its: object): number => having(aRequest({ exceptions: [recorded] }), record(its)).exceptions.length;

  it('has the same kind and the same days', () => {
    expect(count({})).toBe(1);
    expect(count({ why: 'In other words' })).toBe(1);
    expect(count({ from: '2026-01-09' })).toBe(2);
    expect(count({ to: '2026-02-07' })).toBe(2);
    expect(count({ kind: 'exceptional-circumstances' })).toBe(2);
  });

  it('once decided, has the same words, whatever stands around them', () => {
    const decided = { ...recorded, decision: 'refused' as const };
    const again = (why: string): number =>
      having(aRequest({ exceptions: [decided] }), record({ why })).exceptions.length;
    expect([again('Abroad'), again(' Abroad '), again('At home')]).toEqual([1, 1, 2]);
  });
});

describe('a request as a row of the tracker', () => {
  it('is, while blocked, what it was', () => {
    const blocked = having(aRequestThatIs('submitted'), { do: 'block', by: 'council' });
    expect(trackerRowOf(blocked)).toMatchObject({ outcome: 'submitted', answeredOn: '2026-02-01' });
  });

  it('has an exception only where it is accepted', () => {
    const refused = {
      ...exception,
      claimedOn: TODAY,
      claimedBy: 'council',
      decision: 'refused',
      decidedOn: TODAY,
    } as const;
    expect(trackerRowOf(aRequest({ exceptions: [refused] })).exception).toBeNull();
    expect(
      trackerRowOf(
        aRequest({ exceptions: [refused, { ...refused, kind: 'missed-appointment', decision: 'accepted' }] }),
      ).exception,
    ).toBe('missed-appointment');
  });
});

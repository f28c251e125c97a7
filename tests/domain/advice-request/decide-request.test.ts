import { describe, expect, it } from 'vitest';
import { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { isAllowed, LIFE } from '../../../shared/domain/advice-request/life.ts';
import type { RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnRequest, foldAssessment } from '../../../shared/domain/assessment/decide.ts';
import { anAssessment, aRequest, aRequestThatIs, aTeam, factsOf, on, refusalOf } from '../../builders/assessments.ts';

const TODAY = '2026-02-03';
const claim = {
  kind: 'missed-appointment',
  why: 'She was ill',
  from: null,
  to: null,
  on: '2026-01-20',
  decision: null,
  chaseAgainOn: null,
} as const;
const agreements = (['adviser', 'council', 'parent'] as const).map((by) => ({ by, on: '2026-01-30' }));
const otherTeam = aTeam({ code: 'RV1-PAED' });

/** One command of each kind that is good in itself: only the state can refuse it. */
const COMMANDS: readonly RequestCommand[] = [
  { do: 'open' },
  { do: 'acknowledge', expectedOn: null },
  { do: 'submit', lateReason: null, answer: 1 },
  { do: 'not-known', lateReason: null, answer: 1 },
  { do: 'accept' },
  { do: 'return', missing: 'The hours', answerBy: null },
  { do: 'challenge', reason: 'You saw her in May', answerBy: null },
  { do: 'assign', name: 'Jo Rivers', address: 'jo.rivers@rv1.nhs.example' },
  { do: 'propose-pass-on', team: 'RV1-PAED', why: 'They know her' },
  { do: 'pass-on', team: otherTeam },
  { do: 'propose-already-available', why: 'Written in December' },
  { do: 'already-available', agreements },
  { do: 'withdraw', reason: 'Sent by mistake' },
  { do: 'claim-exception', exception: claim },
  { do: 'record-exception', exception: { ...claim, decision: 'accepted' } },
  { do: 'decide-exception', index: 0, decision: 'accepted', chaseAgainOn: null },
  { do: 'block', by: 'council' },
  { do: 'restore' },
  { do: 'note-undeliverable', mail: 'm1', how: 'bounced', firstRequest: true },
  { do: 'resend', otherOrganisation: false },
  { do: 'send-rung', rung: 'reminder-1', mails: ['m1'] },
  { do: 'take-over' },
  { do: 'revoke-links' },
];

const exceptions = [{ ...claim, claimedOn: '2026-01-21', claimedBy: 'adviser' as const, decidedOn: null }].map(
  ({ kind, why, from, to, on: missedOn, claimedOn, claimedBy, decidedOn }) => ({
    kind,
    why,
    from,
    to,
    on: missedOn,
    claimedOn,
    claimedBy,
    decision: null,
    decidedOn,
    chaseAgainOn: null,
  }),
);
const statuses = AdviceRequest.options.map((option) => option.shape.status.value);
const stateWith = (request: AdviceRequest) => anAssessment({ requests: [request] });
const decide = (request: AdviceRequest, command: RequestCommand, today = TODAY) =>
  decideOnRequest(stateWith(request), 1, command, on(today));
const requestAfterwards = (request: AdviceRequest, command: RequestCommand, today = TODAY): AdviceRequest => {
  const state = stateWith(request);
  const then = foldAssessment(state, factsOf(decideOnRequest(state, 1, command, on(today))));
  return then.requests[0] ?? expect.unreachable('the request is gone');
};

describe('a command on a request', () => {
  it.each(COMMANDS.flatMap((command) => statuses.map((status) => [command, status] as const)))(
    'is allowed or refused as the table says: %j on %s',
    (command, status) => {
      const request = aRequestThatIs(status, { exceptions, imported: command.do === 'take-over' });
      const outcome = decide(request, command);
      const row = LIFE.filter((one) => one.do === command.do && one.from.includes(status));
      expect(outcome.ok).toBe(row.length > 0);
      expect(isAllowed(command.do, status)).toBe(row.length > 0);
      if (!outcome.ok) {
        expect(outcome.refusal.kind).toBe('conflict');
        expect(outcome.refusal.reason).toMatch(/^[A-Z].*, so .*[a-z”]$/);
        return;
      }
      const then = foldAssessment(stateWith(request), outcome.facts);
      expect(AdviceRequest.safeParse(then.requests[0]).success).toBe(true);
      const found = then.requests[0]?.status;
      const expected = row.map(({ to }) => (to === 'same' ? status : to === 'was' ? 'requested' : to));
      expect(expected).toContain(found);
      expect(row.map(({ fact }) => fact)).toContain(outcome.facts[0]?.fact);
    },
  );

  it('covers every command of the table on a request', () => {
    const onAssessment = ['issue', 'record-already-available'];
    const inTable = [...new Set(LIFE.map((row) => row.do))].filter((name) => !onAssessment.includes(name));
    expect([...new Set(COMMANDS.map((command) => command.do))].sort()).toEqual(inTable.sort());
  });

  it('never moves the day on which advice is due', () => {
    for (const command of COMMANDS)
      for (const status of statuses) {
        const request = aRequestThatIs(status, { exceptions, imported: command.do === 'take-over' });
        const outcome = decide(request, command, '2026-05-01');
        if (!outcome.ok) continue;
        const then = foldAssessment(stateWith(request), outcome.facts).requests[0];
        expect([then?.receivedOn, then?.dueOn]).toEqual(['2026-01-05', '2026-02-16']);
      }
  });

  it('on a request that is not there is refused', () => {
    expect(refusalOf(decideOnRequest(anAssessment(), 1, { do: 'open' }, on(TODAY)))).toEqual({
      kind: 'conflict',
      reason: 'There is no such request in this assessment',
    });
  });

  it.each([
    ['requested', 'accept', 'This request has not been answered yet, so there is nothing to accept'],
    ['acknowledged', 'accept', 'The team has this request and is working on it, so there is nothing to accept'],
    ['withdrawn', 'submit', 'This request was withdrawn on 20 January 2026, so advice cannot be sent for it'],
    [
      'passed-on',
      'not-known',
      'This request was passed on to another team on 20 January 2026, so it cannot be answered with “not known”',
    ],
    [
      'already-available',
      'acknowledge',
      'This request ended because the advice is already available, so it cannot be confirmed',
    ],
    [
      'blocked',
      'open',
      'This request is blocked until the council has looked whether it is about the wrong child, so it cannot be opened',
    ],
    ['submitted', 'withdraw', 'Advice was given on 1 February 2026, so it cannot be withdrawn'],
    ['accepted', 'return', 'The answer was accepted on 3 February 2026, so there is no advice to return'],
    [
      'not-known',
      'pass-on',
      'The team answered on 1 February 2026 that it does not know the child, so it cannot be passed on',
    ],
    [
      'returned',
      'challenge',
      'The advice was returned and is with the team again, so there is no “not known” to challenge',
    ],
    ['returned', 'propose-pass-on', 'The advice was returned and is with the team again, so it cannot be passed on'],
    [
      'submitted',
      'propose-already-available',
      'Advice was given on 1 February 2026, so it cannot end as already available',
    ],
    ['submitted', 'already-available', 'Advice was given on 1 February 2026, so it cannot end as already available'],
    ['withdrawn', 'block', 'This request was withdrawn on 20 January 2026, so it cannot be blocked'],
    ['requested', 'restore', 'This request has not been answered yet, so there is nothing to restore'],
    ['submitted', 'resend', 'Advice was given on 1 February 2026, so it cannot be sent again'],
    ['submitted', 'send-rung', 'Advice was given on 1 February 2026, so it is not chased'],
    ['submitted', 'note-undeliverable', 'Advice was given on 1 February 2026, so it is not chased any more'],
    ['submitted', 'take-over', 'Advice was given on 1 February 2026, so it cannot be taken over'],
    ['withdrawn', 'record-exception', 'This request was withdrawn on 20 January 2026, so no exception can be recorded'],
  ] as const)('on what is %s is refused in words: %s', (status, name, reason) => {
    const command = COMMANDS.find((one) => one.do === name) ?? expect.unreachable();
    expect(refusalOf(decide(aRequestThatIs(status), command)).reason).toBe(reason);
  });
});

describe('an adviser', () => {
  it('opens a request once', () => {
    expect(requestAfterwards(aRequest(), { do: 'open' }).openedOn).toBe(TODAY);
    expect(factsOf(decide(aRequest({ openedOn: '2026-01-07' }), { do: 'open' }))).toEqual([]);
  });

  it('acknowledges with an expected day if they like, and may give it later', () => {
    const first = requestAfterwards(aRequest(), { do: 'acknowledge', expectedOn: null });
    expect(first).toMatchObject({ status: 'acknowledged', acknowledgedOn: TODAY, expectedOn: null });
    const later = requestAfterwards(first, { do: 'acknowledge', expectedOn: '2026-02-20' }, '2026-02-05');
    expect(later).toMatchObject({ status: 'acknowledged', acknowledgedOn: TODAY, expectedOn: '2026-02-20' });
    expect(requestAfterwards(later, { do: 'acknowledge', expectedOn: null }, '2026-02-06').expectedOn).toBe(
      '2026-02-20',
    );
  });

  it('cannot expect to answer on a day that is past', () => {
    expect(refusalOf(decide(aRequest(), { do: 'acknowledge', expectedOn: '2026-02-02' }))).toMatchObject({
      kind: 'invalid',
      field: 'expectedOn',
    });
    expect(decide(aRequest(), { do: 'acknowledge', expectedOn: TODAY }).ok).toBe(true);
  });

  it('answers, with a late reason only where it is late', () => {
    const inTime = requestAfterwards(aRequest(), { do: 'submit', lateReason: 'capacity', answer: 1 }, '2026-02-16');
    expect(inTime).toMatchObject({
      status: 'submitted',
      answer: { outcome: 'submitted', on: '2026-02-16', lateReason: null, answer: 1 },
    });
    const late = requestAfterwards(aRequest(), { do: 'not-known', lateReason: 'capacity', answer: 2 }, '2026-02-17');
    expect(late).toMatchObject({
      status: 'not-known',
      answer: { outcome: 'not-known', on: '2026-02-17', lateReason: 'capacity', answer: 2 },
    });
  });

  it('may answer however late', () => {
    expect(requestAfterwards(aRequest(), { do: 'submit', lateReason: 'other', answer: 1 }, '2027-02-17').status).toBe(
      'submitted',
    );
  });

  it('by answering settles what waited for the council', () => {
    const waiting = aRequest({
      proposedPassOn: { team: 'RV1-PAED', why: 'They know her', on: TODAY },
      proposedAlreadyAvailable: { why: 'Written in December', on: TODAY },
      challenged: { reason: 'You saw her', answerBy: '2026-02-20', on: TODAY },
    });
    for (const name of ['submit', 'not-known'] as const)
      expect(requestAfterwards(waiting, { do: name, lateReason: null, answer: 1 })).toMatchObject({
        proposedPassOn: null,
        proposedAlreadyAvailable: null,
        challenged: null,
      });
  });

  it('proposes another team, or advice that exists, saying why', () => {
    expect(
      requestAfterwards(aRequest(), { do: 'propose-pass-on', team: 'RV1-PAED', why: ' They know her ' }),
    ).toMatchObject({
      status: 'requested',
      proposedPassOn: { team: 'RV1-PAED', why: 'They know her', on: TODAY },
    });
    expect(
      requestAfterwards(aRequest(), { do: 'propose-already-available', why: ' In May ' }).proposedAlreadyAvailable,
    ).toEqual({
      why: 'In May',
      on: TODAY,
    });
    expect(refusalOf(decide(aRequest(), { do: 'propose-pass-on', team: 'RV1-PAED', why: ' ' })).field).toBe('why');
    expect(refusalOf(decide(aRequest(), { do: 'propose-already-available', why: '' })).field).toBe('why');
    expect(refusalOf(decide(aRequest(), { do: 'propose-pass-on', team: 'RV1-SALT', why: 'x' })).field).toBe('team');
  });
});

describe('the council', () => {
  it('returns advice, saying what is missing, for ten working days unless it says until when', () => {
    const returned = requestAfterwards(aRequestThatIs('submitted'), {
      do: 'return',
      missing: ' The hours ',
      answerBy: null,
    });
    expect(returned).toMatchObject({
      status: 'returned',
      answer: { on: '2026-02-01' },
      returns: [{ on: TODAY, missing: 'The hours', answerBy: '2026-02-17', backOn: null }],
    });
    const by = requestAfterwards(aRequestThatIs('submitted'), {
      do: 'return',
      missing: 'The hours',
      answerBy: '2026-02-04',
    });
    expect(by.returns[0]?.answerBy).toBe('2026-02-04');
  });

  it('asks for an answer on a day still to come, in words', () => {
    const submitted = aRequestThatIs('submitted');
    expect(refusalOf(decide(submitted, { do: 'return', missing: 'x', answerBy: TODAY }))).toMatchObject({
      kind: 'invalid',
      field: 'answerBy',
    });
    expect(refusalOf(decide(submitted, { do: 'return', missing: ' ', answerBy: null })).field).toBe('missing');
    expect(refusalOf(decide(aRequestThatIs('not-known'), { do: 'challenge', reason: ' ', answerBy: null })).field).toBe(
      'reason',
    );
  });

  it('gets from a return newer content, not a newer answer: timeliness stays with the first', () => {
    const back = requestAfterwards(
      aRequestThatIs('returned'),
      { do: 'submit', lateReason: 'capacity', answer: 2 },
      '2026-03-20',
    );
    expect(back).toMatchObject({
      status: 'submitted',
      answer: { on: '2026-02-01', lateReason: null, answer: 2 },
      returns: [{ on: '2026-02-03', backOn: '2026-03-20' }],
    });
    const again = requestAfterwards(back, { do: 'return', missing: 'The frequency', answerBy: null }, '2026-03-24');
    expect(again.returns.map(({ backOn }) => backOn)).toEqual(['2026-03-20', null]);
    const twice = requestAfterwards(again, { do: 'submit', lateReason: null, answer: 3 }, '2026-03-30');
    expect(twice.returns.map(({ backOn }) => backOn)).toEqual(['2026-03-20', '2026-03-30']);
  });

  it('challenges a nil return, which then counts no more: the next answer is judged by the first day', () => {
    const challenged = requestAfterwards(aRequestThatIs('not-known'), {
      do: 'challenge',
      reason: 'You saw her in May',
      answerBy: '2026-02-20',
    });
    expect(challenged).toMatchObject({
      status: 'requested',
      dueOn: '2026-02-16',
      challenged: { reason: 'You saw her in May', answerBy: '2026-02-20', on: TODAY },
    });
    expect(challenged).not.toHaveProperty('answer');
    const answered = requestAfterwards(
      challenged,
      { do: 'submit', lateReason: 'information-missing', answer: 2 },
      '2026-02-18',
    );
    expect(answered).toMatchObject({
      status: 'submitted',
      challenged: null,
      answer: { on: '2026-02-18', lateReason: 'information-missing' },
    });
  });

  it('accepts an answer of either kind', () => {
    expect(requestAfterwards(aRequestThatIs('submitted'), { do: 'accept' })).toMatchObject({
      status: 'accepted',
      acceptedOn: TODAY,
      answer: { outcome: 'submitted' },
    });
    expect(requestAfterwards(aRequestThatIs('not-known'), { do: 'accept' })).toMatchObject({
      status: 'accepted',
      answer: { outcome: 'not-known' },
    });
  });

  it('withdraws with a reason', () => {
    expect(requestAfterwards(aRequest(), { do: 'withdraw', reason: ' Sent by mistake ' })).toMatchObject({
      status: 'withdrawn',
      endedOn: TODAY,
      reason: 'Sent by mistake',
    });
    expect(refusalOf(decide(aRequest(), { do: 'withdraw', reason: ' ' }))).toMatchObject({
      kind: 'invalid',
      field: 'reason',
    });
  });

  it('ends a request as already available with all three agreements, each with its day', () => {
    const ended = requestAfterwards(aRequest({ proposedAlreadyAvailable: { why: 'In May', on: TODAY } }), {
      do: 'already-available',
      agreements,
    });
    expect(ended).toMatchObject({
      status: 'already-available',
      endedOn: TODAY,
      agreements,
      proposedAlreadyAvailable: null,
    });
    const [adviser, council, parent] = agreements;
    for (const some of [agreements.slice(1), [adviser, parent], [adviser, council], [...agreements, adviser], []]) {
      const given = some.filter((one) => one !== undefined);
      expect(refusalOf(decide(aRequest(), { do: 'already-available', agreements: given }))).toMatchObject({
        kind: 'invalid',
        field: 'agreements',
      });
    }
    const missing = refusalOf(decide(aRequest(), { do: 'already-available', agreements: agreements.slice(0, 2) }));
    expect(missing.reason).toContain('the parent or young person is missing');
    const future = agreements.map((one) => ({ ...one, on: '2026-02-04' }));
    expect(refusalOf(decide(aRequest(), { do: 'already-available', agreements: future })).reason).toContain(
      'still to come',
    );
    const today = agreements.map((one) => ({ ...one, on: TODAY }));
    expect(decide(aRequest(), { do: 'already-available', agreements: today }).ok).toBe(true);
  });

  it('restores what was blocked to what it was', () => {
    const before = aRequestThatIs('accepted');
    const blocked = requestAfterwards(before, { do: 'block', by: 'adviser' });
    expect(blocked).toMatchObject({ status: 'blocked', blockedOn: TODAY, blockedBy: 'adviser', was: before });
    expect(blocked).not.toHaveProperty('answer');
    expect(requestAfterwards(blocked, { do: 'restore' })).toEqual(before);
    expect(requestAfterwards(blocked, { do: 'withdraw', reason: 'The wrong child' })).toMatchObject({
      status: 'withdrawn',
      reason: 'The wrong child',
    });
  });

  it('revokes the links of a request, also of one that is blocked', () => {
    const at = `${TODAY}T10:00:00.000Z`;
    expect(requestAfterwards(aRequest(), { do: 'revoke-links' }).linksRevokedAt).toBe(at);
    const blocked = requestAfterwards(aRequestThatIs('blocked'), { do: 'revoke-links' });
    expect(requestAfterwards(blocked, { do: 'restore' }).linksRevokedAt).toBe(at);
  });

  it('takes over what was imported, once, and nothing of an assessment that has ended', () => {
    expect(requestAfterwards(aRequest({ imported: true }), { do: 'take-over' }).takenOverOn).toBe(TODAY);
    expect(factsOf(decide(aRequest({ imported: true, takenOverOn: '2026-01-30' }), { do: 'take-over' }))).toEqual([]);
    const ended = anAssessment({ planIssuedOn: TODAY, requests: [aRequest({ imported: true })] });
    expect(factsOf(decideOnRequest(ended, 1, { do: 'take-over' }, on(TODAY)))).toEqual([]);
    expect(refusalOf(decide(aRequest(), { do: 'take-over' })).reason).toContain('sent by the platform');
  });
});

describe('an exception', () => {
  const accept = {
    do: 'record-exception',
    exception: { ...claim, decision: 'accepted', chaseAgainOn: '2026-03-02' },
  } as const;

  it('claimed by the adviser waits for the council', () => {
    const claimed = requestAfterwards(aRequest(), {
      do: 'claim-exception',
      exception: { ...claim, why: ' She was ill ', decision: 'accepted' },
    });
    expect(claimed.exceptions).toEqual([
      {
        kind: 'missed-appointment',
        why: 'She was ill',
        from: null,
        to: null,
        on: '2026-01-20',
        claimedOn: TODAY,
        claimedBy: 'adviser',
        decision: null,
        decidedOn: null,
        chaseAgainOn: null,
      },
    ]);
  });

  it('recorded by the council is decided at once', () => {
    const facts = factsOf(decide(aRequest(), accept));
    expect(facts.map(({ fact }) => fact)).toEqual(['ExceptionClaimed', 'ExceptionDecided']);
    expect(requestAfterwards(aRequest(), accept).exceptions).toMatchObject([
      { claimedBy: 'council', decision: 'accepted', decidedOn: TODAY, chaseAgainOn: '2026-03-02' },
    ]);
  });

  it('recorded by the council without a decision waits for one', () => {
    const facts = factsOf(decide(aRequest(), { do: 'record-exception', exception: claim }));
    expect(facts.map(({ fact }) => fact)).toEqual(['ExceptionClaimed']);
  });

  it('claimed before on the same ground is decided, not recorded a second time', () => {
    const claimed = aRequest({ exceptions });
    expect(factsOf(decide(claimed, accept)).map(({ fact }) => fact)).toEqual(['ExceptionDecided']);
    expect(requestAfterwards(claimed, accept).exceptions).toHaveLength(1);
    const otherDay = { ...accept, exception: { ...accept.exception, on: '2026-01-21' } };
    expect(requestAfterwards(claimed, otherDay).exceptions.map(({ decision }) => decision)).toEqual([null, 'accepted']);
    const otherKind = {
      ...accept,
      exception: { ...accept.exception, kind: 'exceptional-circumstances', on: null },
    } as const;
    expect(requestAfterwards(claimed, otherKind).exceptions).toHaveLength(2);
  });

  it('recorded in the same words is decided again, in other words it is another one', () => {
    const recorded = requestAfterwards(aRequest(), accept);
    expect(
      requestAfterwards(recorded, { ...accept, exception: { ...accept.exception, chaseAgainOn: '2026-04-01' } })
        .exceptions,
    ).toMatchObject([{ chaseAgainOn: '2026-04-01' }]);
    expect(
      requestAfterwards(recorded, { ...accept, exception: { ...accept.exception, why: 'Again' } }).exceptions,
    ).toHaveLength(2);
  });

  it('that the regulation cannot bear is refused, unless the council records that it said no', () => {
    const late = { ...claim, on: '2026-03-17' };
    expect(refusalOf(decide(aRequest(), { do: 'claim-exception', exception: late }))).toMatchObject({
      kind: 'invalid',
      field: 'on',
    });
    expect(
      refusalOf(decide(aRequest(), { do: 'record-exception', exception: { ...late, decision: 'accepted' } })).field,
    ).toBe('on');
    const no = requestAfterwards(aRequest(), { do: 'record-exception', exception: { ...late, decision: 'refused' } });
    expect(no.exceptions).toMatchObject([{ decision: 'refused' }]);
    expect(
      refusalOf(decide(aRequest(), { do: 'record-exception', exception: { ...late, why: '', decision: 'refused' } }))
        .field,
    ).toBe('why');
    expect(
      refusalOf(decide(aRequest(), { do: 'claim-exception', exception: { ...late, decision: 'refused' } })).field,
    ).toBe('on');
  });

  it('is decided by the council, and may be decided again', () => {
    const yes = requestAfterwards(aRequest({ exceptions }), {
      do: 'decide-exception',
      index: 0,
      decision: 'accepted',
      chaseAgainOn: '2026-03-02',
    });
    expect(yes.exceptions).toMatchObject([{ decision: 'accepted', decidedOn: TODAY, chaseAgainOn: '2026-03-02' }]);
    const no = requestAfterwards(
      yes,
      { do: 'decide-exception', index: 0, decision: 'refused', chaseAgainOn: '2026-03-02' },
      '2026-02-04',
    );
    expect(no.exceptions).toMatchObject([{ decision: 'refused', decidedOn: '2026-02-04', chaseAgainOn: null }]);
    expect(
      refusalOf(decide(yes, { do: 'decide-exception', index: 1, decision: 'refused', chaseAgainOn: null })).kind,
    ).toBe('conflict');
  });
});

describe('the platform', () => {
  const bounce = { do: 'note-undeliverable', mail: 'm1', how: 'bounced', firstRequest: true } as const;

  it('sends a rung once, ever', () => {
    const rung = { do: 'send-rung', rung: 'reminder-1', mails: ['m1'] } as const;
    const chased = requestAfterwards(aRequest(), rung);
    expect(chased.rungs).toEqual([{ rung: 'reminder-1', on: TODAY, mails: ['m1'] }]);
    expect(refusalOf(decide(chased, rung, '2026-02-04')).reason).toBe(
      'reminder-1 has gone out for this request already',
    );
    expect(refusalOf(decide(aRequest({ undeliverableSince: TODAY }), rung)).kind).toBe('conflict');
  });

  it('notes a bounce once, and whether the request itself never arrived', () => {
    const bounced = requestAfterwards(aRequest(), bounce);
    expect(bounced).toMatchObject({ undeliverableSince: TODAY, neverArrived: true });
    expect(factsOf(decide(bounced, bounce))).toEqual([]);
    const later = requestAfterwards(aRequest(), { ...bounce, firstRequest: false });
    expect(later).toMatchObject({ undeliverableSince: TODAY });
    expect(later.neverArrived).toBeUndefined();
    expect(requestAfterwards(aRequest(), { ...bounce, how: 'complained' }).neverArrived).toBeUndefined();
    expect(factsOf(decide(later, { ...bounce, how: 'complained' }))).toEqual([]);
    const both = requestAfterwards(later, bounce, '2026-02-04');
    expect(both).toMatchObject({ undeliverableSince: TODAY, neverArrived: true });
  });
});

import { describe, expect, it } from 'vitest';
import { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import type { Assessment, AssessmentException } from '../../../shared/domain/assessment/assessment.ts';
import type { AssessmentCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnAssessment, foldAssessment } from '../../../shared/domain/assessment/decide.ts';
import { closingIsToldByMail } from '../../../shared/domain/assessment/decide-correction.ts';
import {
  anAssessment,
  aRequest,
  aRequestThatIs,
  aTeam,
  factsOf,
  on,
  refusalOf,
  theEps,
} from '../../builders/assessments.ts';

const TODAY = '2026-02-03';
const { version: _version, requests: _requests, ...opening } = anAssessment();
const decide = (state: Assessment | null, command: AssessmentCommand, context = on(TODAY)) =>
  decideOnAssessment(state, command, context);
const afterwards = (state: Assessment, command: AssessmentCommand, context = on(TODAY)): Assessment =>
  foldAssessment(state, factsOf(decide(state, command, context)));
type Changes = Extract<AssessmentCommand, { do: 'correct' }>['changes'];
const correct = (
  changes: Changes,
  its: { details?: string[]; exceptions?: AssessmentException[] } = {},
): AssessmentCommand => ({
  do: 'correct',
  changes,
  details: its.details ?? [],
  exceptions: its.exceptions ?? null,
});
const names = (state: Assessment, command: AssessmentCommand): string[] =>
  factsOf(decide(state, command)).map(({ fact }) => fact);

describe('opening an assessment', () => {
  it('makes its first state', () => {
    const facts = factsOf(decide(null, { do: 'open', assessment: opening, imported: true }));
    expect(facts).toEqual([{ fact: 'AssessmentOpened', assessment: opening, imported: true }]);
    expect(foldAssessment(null, facts)).toEqual({ ...opening, version: 0, requests: [] });
  });

  it('is refused where there is one', () => {
    expect(refusalOf(decide(anAssessment(), { do: 'open', assessment: opening, imported: false }))).toEqual({
      kind: 'conflict',
      reason: 'This assessment is open already',
    });
  });

  it.each([
    [{ requestedOn: '2026-02-04' }, 'requestedOn', 'The request cannot be of a day still to come'],
    [{ decidedOn: '2025-11-30' }, 'decidedOn', 'The decision whether to assess cannot be before the request'],
    [{ draftSentOn: '2025-11-30' }, 'draftSentOn', 'The draft plan cannot be before the request'],
    [{ planIssuedOn: '2025-11-30' }, 'planIssuedOn', 'The plan cannot be before the request'],
    [
      { closedOn: '2025-11-30', closedReason: 'moved' },
      'closedOn',
      'The end of the assessment cannot be before the request',
    ],
    [{ planIssuedOn: '2026-02-04' }, 'planIssuedOn', 'The plan cannot be of a day still to come'],
    [{ decidedOn: '2026-02-04' }, 'decidedOn', 'The decision whether to assess cannot be of a day still to come'],
    [{ closedOn: '2026-02-01' }, 'closedReason', 'Say why the assessment is closed'],
    [{ closedReason: 'moved' }, 'closedOn', 'Say on which day the assessment was closed'],
    [
      { closedOn: '2026-02-01', closedReason: 'moved', planIssuedOn: '2026-02-01' },
      'closedOn',
      'An assessment ends with a plan or is closed, not both',
    ],
  ] as const)('with %j is refused, naming %s', (its, field, reason) => {
    const assessment = { ...opening, ...its };
    expect(refusalOf(decide(null, { do: 'open', assessment, imported: false }))).toEqual({
      kind: 'invalid',
      field,
      reason,
    });
  });

  it('may have days of today, and of the day of the request', () => {
    const assessment = {
      ...opening,
      requestedOn: TODAY,
      decidedOn: TODAY,
      closedOn: TODAY,
      closedReason: 'moved' as const,
    };
    expect(decide(null, { do: 'open', assessment, imported: false }).ok).toBe(true);
  });
});

describe('a command on an assessment that is not there', () => {
  it('is refused', () => {
    expect(refusalOf(decide(null, { do: 'issue', teams: [theEps] })).reason).toBe('There is no such assessment');
  });
});

describe('asking for advice', () => {
  it('makes a request a team, numbered on, each with the same clock', () => {
    const state = afterwards(anAssessment({ requests: [aRequestThatIs('withdrawn', { number: 3 })] }), {
      do: 'issue',
      teams: [theEps, aTeam()],
    });
    expect(state.requests.slice(1)).toMatchObject([
      { number: 4, team: 'EPS', basis: 'council-service', kind: 'educational-psychology', status: 'requested' },
      {
        number: 5,
        team: 'RV1-SALT',
        basis: 'section-31',
        kind: 'health',
        receivedOn: TODAY,
        receivedBasis: 'sent',
        dueOn: '2026-03-17',
      },
    ]);
    expect(AdviceRequest.array().safeParse(state.requests).success).toBe(true);
    expect(state.requests[1]).toMatchObject({ imported: false, follows: null, requestedAt: `${TODAY}T10:00:00.000Z` });
  });

  it('counts as received by the council’s rule', () => {
    const evening = on(TODAY, { now: `${TODAY}T17:00:01.000Z`, deemedReceipt: true });
    expect(afterwards(anAssessment(), { do: 'issue', teams: [theEps] }, evening).requests).toMatchObject([
      { receivedOn: '2026-02-04', receivedBasis: 'deemed', dueOn: '2026-03-18' },
    ]);
  });

  it('is refused for a team with an open request, and then none is asked', () => {
    for (const status of ['requested', 'acknowledged', 'returned', 'blocked'] as const) {
      const state = anAssessment({ requests: [aRequestThatIs(status)] });
      expect(refusalOf(decide(state, { do: 'issue', teams: [theEps, aTeam()] }))).toEqual({
        kind: 'conflict',
        reason: 'RV1-SALT has an open request for this assessment already',
      });
    }
  });

  it('is allowed for a team whose request is answered or has ended', () => {
    for (const status of ['submitted', 'accepted', 'not-known', 'withdrawn', 'passed-on', 'already-available'] as const)
      expect(decide(anAssessment({ requests: [aRequestThatIs(status)] }), { do: 'issue', teams: [aTeam()] }).ok).toBe(
        true,
      );
  });

  it('is refused where the assessment has ended', () => {
    const refused = { kind: 'conflict', reason: 'The assessment has ended, so no more advice is asked for' };
    expect(refusalOf(decide(anAssessment({ planIssuedOn: TODAY }), { do: 'issue', teams: [theEps] }))).toEqual(refused);
    expect(refusalOf(decide(anAssessment({ closedOn: TODAY }), { do: 'issue', teams: [theEps] }))).toEqual(refused);
  });

  it('names at least one team, and each once', () => {
    expect(refusalOf(decide(anAssessment(), { do: 'issue', teams: [] }))).toMatchObject({
      kind: 'invalid',
      field: 'teams',
      reason: 'Name at least one team',
    });
    expect(refusalOf(decide(anAssessment(), { do: 'issue', teams: [theEps, theEps] })).reason).toBe(
      'Name each team once',
    );
  });
});

describe('advice that is there already', () => {
  const agreements = (['adviser', 'council', 'parent'] as const).map((by) => ({ by, on: '2026-01-30' }));
  const record = { do: 'record-already-available', team: theEps, agreements } as const;

  it('is recorded in place of a request', () => {
    const state = afterwards(anAssessment(), record);
    expect(state.requests).toMatchObject([
      { number: 1, team: 'EPS', status: 'already-available', endedOn: TODAY, agreements },
    ]);
    expect(AdviceRequest.safeParse(state.requests[0]).success).toBe(true);
  });

  it('is refused without all agreements, beside an open request, or after the end', () => {
    expect(refusalOf(decide(anAssessment(), { ...record, agreements: [] })).field).toBe('agreements');
    expect(refusalOf(decide(anAssessment({ requests: [aRequest({ team: 'EPS' })] }), record)).reason).toContain(
      'EPS has an open request',
    );
    expect(refusalOf(decide(anAssessment({ closedOn: TODAY }), record)).reason).toContain('has ended');
  });
});

describe('correcting an assessment', () => {
  it('says only what differs', () => {
    expect(factsOf(decide(anAssessment(), correct({ locality: 'North', route: 'request', decidedOn: null })))).toEqual([
      { fact: 'AssessmentCorrected', changes: { locality: 'North' } },
    ]);
    expect(factsOf(decide(anAssessment(), correct({ locality: 'Central' })))).toEqual([]);
    expect(afterwards(anAssessment(), correct({ locality: 'North', yearGroup: 9 }))).toEqual(
      anAssessment({ locality: 'North', yearGroup: 9 }),
    );
  });

  it('keeps what is not given', () => {
    const undone = { locality: undefined } as unknown as Changes;
    expect(factsOf(decide(anAssessment(), correct(undone)))).toEqual([]);
    expect(foldAssessment(anAssessment(), [{ fact: 'AssessmentCorrected', changes: { locality: undefined } }])).toEqual(
      anAssessment(),
    );
  });

  it('can unset', () => {
    expect(afterwards(anAssessment({ decidedOn: TODAY }), correct({ decidedOn: null })).decidedOn).toBeNull();
  });

  it('says of personal details only which they are', () => {
    expect(factsOf(decide(anAssessment(), correct({}, { details: ['childName'] })))).toEqual([
      { fact: 'PersonalDetailsCorrected', fields: ['childName'] },
    ]);
    expect(afterwards(anAssessment(), correct({}, { details: ['childName'] }))).toEqual(anAssessment());
  });

  it('records exceptions for the council’s own limits, and refuses others', () => {
    const exception: AssessmentException = { kind: 'school-closure', why: 'Asked in August', from: null, to: null };
    const state = afterwards(anAssessment(), correct({}, { exceptions: [exception] }));
    expect(state.exceptions).toEqual([exception]);
    expect(names(state, correct({}, { exceptions: [exception] }))).toEqual([]);
    expect(names(state, correct({}, { exceptions: [] }))).toEqual(['AssessmentExceptionsRecorded']);
    expect(names(state, correct({ exceptions: [{ ...exception, why: 'Else' }] }))).toEqual([
      'AssessmentExceptionsRecorded',
    ]);
    const wrong = { ...exception, kind: 'missed-appointment' } as unknown as AssessmentException;
    expect(refusalOf(decide(anAssessment(), correct({}, { exceptions: [wrong] })))).toMatchObject({
      kind: 'invalid',
      field: 'exceptions',
      reason: expect.stringContaining('5(4)'),
    });
  });

  it('checks the days as they then are', () => {
    expect(
      refusalOf(decide(anAssessment({ decidedOn: '2025-12-20' }), correct({ requestedOn: '2025-12-24' }))).field,
    ).toBe('decidedOn');
    expect(decide(anAssessment({ decidedOn: '2025-12-20' }), correct({ requestedOn: '2025-12-20' })).ok).toBe(true);
  });
});

describe('an assessment ends', () => {
  const open = anAssessment({
    requests: [
      aRequest(),
      aRequestThatIs('returned', { number: 2 }),
      aRequestThatIs('submitted', { number: 3 }),
      aRequestThatIs('blocked', { number: 4 }),
      aRequestThatIs('withdrawn', { number: 5 }),
      aRequest({ number: 6, receivedOn: '2026-02-02', imported: true }),
    ],
  });
  const statuses = ({ requests }: Assessment): string[] => requests.map(({ status }) => status);

  it('with its plan: late advice is still taken', () => {
    expect(factsOf(decide(open, correct({ planIssuedOn: TODAY, locality: 'North' })))).toEqual([
      { fact: 'AssessmentCorrected', changes: { locality: 'North' } },
      { fact: 'AssessmentEnded', how: 'plan-issued', on: TODAY, reason: null },
    ]);
    const ended = afterwards(open, correct({ planIssuedOn: TODAY }));
    expect(ended.planIssuedOn).toBe(TODAY);
    expect(statuses(ended)).toEqual(statuses(open));
  });

  it('by closing, which withdraws its open requests in the same decision', () => {
    const ended = afterwards(open, { do: 'close', on: '2026-02-01', reason: 'moved' });
    expect(ended).toMatchObject({ closedOn: '2026-02-01', closedReason: 'moved' });
    expect(statuses(ended)).toEqual(['withdrawn', 'withdrawn', 'submitted', 'withdrawn', 'withdrawn', 'withdrawn']);
    expect(ended.requests[0]).toMatchObject({
      endedOn: '2026-02-01',
      reason: 'The family moved to another council’s area',
    });
    expect(ended.requests[4]).toMatchObject({ reason: 'Sent by mistake' });
    expect(ended.requests[5]).toMatchObject({ endedOn: '2026-02-02' });
    expect(factsOf(decide(open, correct({ closedOn: '2026-02-01', closedReason: 'moved' })))).toEqual(
      factsOf(decide(open, { do: 'close', on: '2026-02-01', reason: 'moved' })),
    );
  });

  it.each([
    ['not-assessed', 'The council decided not to assess'],
    ['plan-refused', 'The council decided that no plan is needed'],
    ['withdrawn', 'The request for an assessment was withdrawn'],
    ['died', 'The assessment was closed'],
  ] as const)('closed as %s says so to its teams in plain words', (reason, words) => {
    expect(afterwards(open, { do: 'close', on: TODAY, reason }).requests[0]).toMatchObject({ reason: words });
  });

  it('without a mail where the child died', () => {
    expect(
      (['not-assessed', 'plan-refused', 'moved', 'withdrawn', 'died'] as const).filter(closingIsToldByMail),
    ).toEqual(['not-assessed', 'plan-refused', 'moved', 'withdrawn']);
  });

  it('once', () => {
    const refused = { kind: 'conflict', reason: 'The assessment has ended already' };
    expect(
      refusalOf(decide(anAssessment({ planIssuedOn: TODAY }), { do: 'close', on: TODAY, reason: 'moved' })),
    ).toEqual(refused);
    expect(
      refusalOf(
        decide(anAssessment({ closedOn: TODAY, closedReason: 'moved' }), { do: 'close', on: TODAY, reason: 'moved' }),
      ),
    ).toEqual(refused);
  });

  it('and the day of its end can be corrected', () => {
    const closed = anAssessment({ closedOn: '2026-02-02', closedReason: 'moved', requests: [aRequest()] });
    expect(factsOf(decide(closed, correct({ closedOn: '2026-02-01' })))).toEqual([
      { fact: 'AssessmentCorrected', changes: { closedOn: '2026-02-01' } },
    ]);
    const planned = anAssessment({ planIssuedOn: '2026-02-02' });
    expect(factsOf(decide(planned, correct({ planIssuedOn: '2026-02-01' })))).toEqual([
      { fact: 'AssessmentCorrected', changes: { planIssuedOn: '2026-02-01' } },
    ]);
    expect(afterwards(planned, correct({ planIssuedOn: null })).planIssuedOn).toBeNull();
  });

  it('not on a day still to come', () => {
    expect(refusalOf(decide(open, { do: 'close', on: '2026-02-04', reason: 'moved' })).field).toBe('closedOn');
  });
});

describe('the fold', () => {
  it('throws where the facts cannot follow on the state', () => {
    expect(() => foldAssessment(null, [])).toThrow('No facts and no assessment');
    expect(() => foldAssessment(null, [{ fact: 'PersonalDetailsCorrected', fields: [] }])).toThrow(
      'PersonalDetailsCorrected without an assessment',
    );
    expect(() =>
      foldAssessment(anAssessment(), [{ fact: 'AssessmentOpened', assessment: opening, imported: false }]),
    ).toThrow('was opened before');
    expect(() => foldAssessment(anAssessment(), [{ fact: 'AdviceAccepted', request: 1, on: TODAY }])).toThrow(
      'AdviceAccepted is about request 1 of K3M9Q2XA7TZ1, which there is not',
    );
  });

  it.each([
    ['AdviceAccepted', 'requested', { fact: 'AdviceAccepted', request: 1, on: TODAY }],
    ['AdviceReturned', 'requested', { fact: 'AdviceReturned', request: 1, on: TODAY, missing: 'x', answerBy: TODAY }],
    ['AdviceRequestRestored', 'requested', { fact: 'AdviceRequestRestored', request: 1, on: TODAY }],
    ['AdviceRequestBlocked', 'blocked', { fact: 'AdviceRequestBlocked', request: 1, on: TODAY, by: 'council' }],
  ] as const)('throws for %s on a request that is %s', (name, status, fact) => {
    const state = anAssessment({ requests: [aRequestThatIs(status)] });
    expect(() => foldAssessment(state, [fact])).toThrow(`${name} cannot follow on a request that is ${status}`);
  });

  it('gives what was there where nothing happened', () => {
    expect(foldAssessment(anAssessment(), [])).toEqual(anAssessment());
  });
});

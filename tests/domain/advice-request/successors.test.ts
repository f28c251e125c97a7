import { describe, expect, it } from 'vitest';
import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import type { Assessment } from '../../../shared/domain/assessment/assessment.ts';
import type { RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnRequest, foldAssessment } from '../../../shared/domain/assessment/decide.ts';
import { heldDays } from '../../../shared/domain/assessment/progress.ts';
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
const sameTrust = aTeam({ code: 'RV1-PAED', service: 'Community paediatrics' });
const state = anAssessment({ requests: [aRequest()] });
const afterwards = (from: Assessment, command: RequestCommand, today = TODAY): Assessment =>
  foldAssessment(from, factsOf(decideOnRequest(from, 1, command, on(today))));
const both = ({ requests: [first, second] }: Assessment): [AdviceRequest, AdviceRequest] =>
  first && second ? [first, second] : expect.unreachable('there are not two requests');

describe('a request that is passed on', () => {
  it('within one organisation keeps its dates: the body received it once', () => {
    const [first, second] = both(afterwards(state, { do: 'pass-on', team: sameTrust }));
    expect(first).toMatchObject({ status: 'passed-on', endedOn: TODAY, to: 2 });
    expect(second).toMatchObject({
      number: 2,
      status: 'requested',
      team: 'RV1-PAED',
      receivedOn: '2026-01-05',
      receivedBasis: 'sent',
      dueOn: '2026-02-16',
      requestedAt: `${TODAY}T10:00:00.000Z`,
      follows: { number: 1, why: 'passed-on' },
      rungs: [],
      openedOn: null,
    });
  });

  it('to another organisation has its own clock and basis', () => {
    const [, second] = both(afterwards(state, { do: 'pass-on', team: theEps }));
    expect(second).toMatchObject({
      team: 'EPS',
      receivedOn: TODAY,
      dueOn: '2026-03-17',
      basis: 'council-service',
      kind: 'educational-psychology',
    });
  });

  it('within one organisation takes its accepted exceptions along, to another none', () => {
    const exception = {
      kind: 'missed-appointment',
      why: 'Ill',
      from: null,
      to: null,
      on: '2026-01-20',
      claimedOn: '2026-01-21',
      claimedBy: 'adviser',
      decision: 'accepted',
      decidedOn: '2026-01-22',
      chaseAgainOn: null,
    } as const;
    const excepted = anAssessment({
      requests: [aRequest({ exceptions: [exception, { ...exception, decision: 'refused' }] })],
    });
    expect(both(afterwards(excepted, { do: 'pass-on', team: sameTrust }))[1].exceptions).toEqual([exception]);
    expect(both(afterwards(excepted, { do: 'pass-on', team: theEps }))[1].exceptions).toEqual([]);
  });

  it('is deemed received by the council’s rule', () => {
    const evening = on(TODAY, { now: `${TODAY}T18:00:00.000Z`, deemedReceipt: true });
    const then = foldAssessment(state, factsOf(decideOnRequest(state, 1, { do: 'pass-on', team: theEps }, evening)));
    expect(both(then)[1]).toMatchObject({ receivedOn: '2026-02-04', receivedBasis: 'deemed' });
  });

  it('settles the proposal that asked for it', () => {
    const proposed = anAssessment({ requests: [aRequest({ proposedPassOn: { team: 'EPS', why: 'x', on: TODAY } })] });
    expect(both(afterwards(proposed, { do: 'pass-on', team: theEps }))[0].proposedPassOn).toBeNull();
  });

  it('keeps how many days it was held', () => {
    const then = afterwards(state, { do: 'pass-on', team: sameTrust });
    expect(then.requests.map(heldDays)).toEqual([29, null]);
    const on2 = foldAssessment(
      then,
      factsOf(decideOnRequest(then, 2, { do: 'pass-on', team: theEps }, on('2026-02-10'))),
    );
    expect(on2.requests.map(heldDays)).toEqual([29, 7, null]);
  });

  it('cannot go to the team that has it, to one that has an open request, or of an assessment that has ended', () => {
    expect(refusalOf(decideOnRequest(state, 1, { do: 'pass-on', team: aTeam() }, on(TODAY)))).toMatchObject({
      kind: 'invalid',
      field: 'team',
    });
    const asked = anAssessment({ requests: [aRequest(), aRequest({ number: 2, team: 'EPS' })] });
    expect(refusalOf(decideOnRequest(asked, 1, { do: 'pass-on', team: theEps }, on(TODAY))).reason).toBe(
      'EPS has an open request for this assessment already',
    );
    const ended = { ...state, planIssuedOn: TODAY };
    expect(refusalOf(decideOnRequest(ended, 1, { do: 'pass-on', team: theEps }, on(TODAY))).reason).toContain(
      'has ended',
    );
    expect(refusalOf(decideOnRequest(ended, 1, { do: 'resend', otherOrganisation: true }, on(TODAY))).reason).toContain(
      'has ended',
    );
  });
});

describe('a request that is sent again', () => {
  const never = anAssessment({ requests: [aRequest({ undeliverableSince: '2026-01-06', neverArrived: true })] });

  it('because it never arrived ends as undelivered, and a linked one starts its own clock', () => {
    const [first, second] = both(afterwards(never, { do: 'resend', otherOrganisation: false }));
    expect(first).toMatchObject({ status: 'withdrawn', reason: 'undelivered', endedOn: TODAY });
    expect(second).toMatchObject({
      status: 'requested',
      team: 'RV1-SALT',
      organisation: 'North Vale Health and Care NHS Trust',
      receivedOn: TODAY,
      dueOn: '2026-03-17',
      follows: { number: 1, why: 'undelivered' },
      undeliverableSince: null,
    });
    expect(second.neverArrived).toBeUndefined();
  });

  it('to another organisation’s mailbox starts a new clock too', () => {
    expect(both(afterwards(state, { do: 'resend', otherOrganisation: true }))[1].receivedOn).toBe(TODAY);
  });

  it('while only unconfirmed keeps its date, and chasing goes on', () => {
    const flagged = anAssessment({ requests: [aRequest({ undeliverableSince: '2026-01-20' })] });
    const then = afterwards(flagged, { do: 'resend', otherOrganisation: false });
    expect(then.requests).toEqual([aRequest()]);
  });

  it('has a number that none had before', () => {
    const many = anAssessment({
      requests: [aRequest({ neverArrived: true }), aRequestThatIs('withdrawn', { number: 7 })],
    });
    expect(afterwards(many, { do: 'resend', otherOrganisation: false }).requests.map(({ number }) => number)).toEqual([
      1, 7, 8,
    ]);
  });

  it('is refused where the team has another open request', () => {
    const two = anAssessment({ requests: [aRequest({ neverArrived: true }), aRequest({ number: 2 })] });
    const refused = { kind: 'conflict', reason: 'RV1-SALT has an open request for this assessment already' };
    expect(refusalOf(decideOnRequest(two, 1, { do: 'resend', otherOrganisation: false }, on(TODAY)))).toEqual(refused);
    for (const [status, command] of [
      ['submitted', { do: 'return', missing: 'The hours', answerBy: null }],
      ['not-known', { do: 'challenge', reason: 'You saw her', answerBy: null }],
    ] as const) {
      const asked = anAssessment({ requests: [aRequestThatIs(status), aRequest({ number: 2 })] });
      expect(refusalOf(decideOnRequest(asked, 1, command, on(TODAY)))).toEqual(refused);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { requestIndexes } from '../../../shared/adapters/dynamodb/request-indexes.ts';
import { waitingOf } from '../../../shared/domain/advice-request/waiting.ts';
import { aRequest, aRequestThatIs } from '../../builders/assessments.ts';

const KEY = 'K3M9Q2XA7TZ1';
const ON = '2026-02-10';
const claimed = {
  kind: 'missed-appointment' as const,
  why: 'Ill',
  from: null,
  to: null,
  on: ON,
  claimedOn: ON,
  claimedBy: 'adviser' as const,
  decision: null,
  decidedOn: null,
  chaseAgainOn: null,
};

describe('A request in the indexes', () => {
  it('stands by its due day with its team and its council, apart where it is no longer with the team', () => {
    expect(requestIndexes('vale', KEY, aRequest({ number: 2 }), null)).toEqual({
      duePk: 'vale#open',
      teamPk: 'vale#open#RV1-SALT',
      dueSk: `2026-02-16#${KEY}-02`,
    });
    for (const status of ['acknowledged', 'returned', 'blocked'] as const)
      expect(requestIndexes('vale', KEY, aRequestThatIs(status), null)).toMatchObject({ duePk: 'vale#open' });
    for (const status of ['submitted', 'accepted', 'not-known', 'passed-on', 'withdrawn', 'already-available'] as const)
      expect(requestIndexes('vale', KEY, aRequestThatIs(status), null)).toMatchObject({
        duePk: 'vale#ended',
        teamPk: 'vale#ended#RV1-SALT',
      });
  });

  it('stands by the day of its next rung where it has one', () => {
    expect(requestIndexes('vale', KEY, aRequest(), '2026-02-12')).toMatchObject({
      rungPk: 'vale#rungs',
      rungSk: `2026-02-12#${KEY}-01`,
    });
  });

  it('waits for the council with what is most pressing, since when that is so', () => {
    const proposedPassOn = { team: 'EPS', why: 'Theirs', on: '2026-02-01' };
    const proposedAlreadyAvailable = { why: 'In the file', on: '2026-02-02' };
    const all = { undeliverableSince: '2026-01-20', proposedPassOn, proposedAlreadyAvailable, exceptions: [claimed] };
    expect(waitingOf(aRequest(all))).toEqual({ kind: 'undeliverable', since: '2026-01-20' });
    expect(waitingOf(aRequest({ ...all, undeliverableSince: null }))).toEqual({ kind: 'pass-on', since: '2026-02-01' });
    expect(waitingOf(aRequest({ proposedAlreadyAvailable, exceptions: [claimed] }))).toEqual({
      kind: 'already-available',
      since: '2026-02-02',
    });
    expect(waitingOf(aRequest({ exceptions: [{ ...claimed, decision: 'accepted' }, claimed] }))).toEqual({
      kind: 'exception',
      since: ON,
    });
    expect(waitingOf(aRequestThatIs('blocked', all))).toEqual({ kind: 'blocked', since: '2026-01-20' });
    expect(requestIndexes('vale', KEY, aRequest({ proposedPassOn }), null)).toMatchObject({
      waitPk: 'vale#pass-on',
      waitSk: `2026-02-01#${KEY}-01`,
    });
  });

  it('waits to be accepted once it is answered here, and not where its answer was imported', () => {
    expect(waitingOf(aRequestThatIs('submitted'))).toEqual({ kind: 'submitted', since: '2026-02-01' });
    expect(waitingOf(aRequestThatIs('not-known'))).toEqual({ kind: 'not-known', since: '2026-02-01' });
    const answer = { outcome: 'submitted', on: '2026-02-01', lateReason: null, answer: null } as const;
    expect(waitingOf({ ...aRequest(), status: 'submitted', answer })).toBeNull();
  });

  it('waits for nothing while it is with its team, or has ended', () => {
    expect(waitingOf(aRequest())).toBeNull();
    expect(waitingOf(aRequestThatIs('withdrawn', { undeliverableSince: '2026-01-20' }))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { trackerRowOf } from '../../../shared/domain/advice-request/tracker-row.ts';
import type { Assessment } from '../../../shared/domain/assessment/assessment.ts';
import type { RequestCommand, TrackerRow } from '../../../shared/domain/assessment/commands.ts';
import { decideOnAssessment, decideOnRequest, foldAssessment } from '../../../shared/domain/assessment/decide.ts';
import { anAssessment, aRequest, aRequestThatIs, aTeam, factsOf, on, refusalOf } from '../../builders/assessments.ts';

const TODAY = '2026-03-02';
const row = (its: Partial<TrackerRow> = {}): TrackerRow => ({
  requestedOn: '2026-01-05',
  answeredOn: null,
  outcome: 'open',
  exception: null,
  lateReason: null,
  ...its,
});
const decide = (state: Assessment, its: TrackerRow) =>
  decideOnAssessment(state, { do: 'import-request', team: aTeam(), row: its }, on(TODAY));
const imported = (its: TrackerRow, state = anAssessment()): Assessment =>
  foldAssessment(state, factsOf(decide(state, its)));
const having = (state: Assessment, command: RequestCommand): Assessment =>
  foldAssessment(state, factsOf(decideOnRequest(state, 1, command, on(TODAY))));

const ROWS: readonly TrackerRow[] = [
  row(),
  row({ lateReason: 'capacity', exception: 'missed-appointment' }),
  row({ outcome: 'submitted', answeredOn: '2026-02-01' }),
  row({ outcome: 'submitted', answeredOn: '2026-02-27', lateReason: 'waiting-list', exception: 'absence-from-area' }),
  row({ outcome: 'not-known', answeredOn: '2026-02-01' }),
  row({ outcome: 'withdrawn', answeredOn: '2026-02-01' }),
  row({ outcome: 'passed-on', answeredOn: '2026-02-01' }),
  row({ outcome: 'already-available', answeredOn: '2026-01-05' }),
];

describe('a row of the tracker', () => {
  it.each(ROWS)('becomes a request as it then stands, and comes out again unchanged: $outcome, $answeredOn', (its) => {
    const [fact] = factsOf(decide(anAssessment(), its));
    expect(fact?.fact).toBe('AdviceRequestImported');
    const request = imported(its).requests[0] ?? expect.unreachable();
    expect(AdviceRequest.safeParse(request).success).toBe(true);
    expect(request).toMatchObject({
      number: 1,
      imported: true,
      takenOverOn: null,
      receivedOn: '2026-01-05',
      receivedBasis: 'sent',
      dueOn: '2026-02-16',
    });
    expect(request.requestedAt).toBe('2026-01-05T12:00:00.000Z');
    expect(trackerRowOf(request)).toEqual(its);
  });

  it.each(ROWS.flatMap((one) => ROWS.map((other) => [one, other] as const)))(
    'that is imported over another wins, and the same again changes nothing: %j, %j',
    (one, other) => {
      const first = imported(one);
      const second = imported(other, first);
      expect(second.requests).toHaveLength(1);
      expect(trackerRowOf(second.requests[0] ?? expect.unreachable())).toEqual(other);
      expect(factsOf(decide(second, other))).toEqual([]);
      expect(factsOf(decide(first, other)).length === 0).toBe(one === other);
    },
  );

  it('with an exception counts as accepted', () => {
    expect(imported(row({ exception: 'missed-appointment' })).requests[0]?.exceptions).toMatchObject([
      {
        kind: 'missed-appointment',
        decision: 'accepted',
        claimedBy: 'import',
        claimedOn: '2026-01-05',
        chaseAgainOn: null,
      },
    ]);
  });

  it('of another day or another team is another request', () => {
    const state = imported(row({ requestedOn: '2026-02-02' }), imported(row()));
    expect(state.requests.map(({ number, receivedOn }) => [number, receivedOn])).toEqual([
      [1, '2026-01-05'],
      [2, '2026-02-02'],
    ]);
    const other = decideOnAssessment(
      state,
      { do: 'import-request', team: aTeam({ code: 'EPS' }), row: row() },
      on(TODAY),
    );
    expect(factsOf(other)).toMatchObject([{ request: 3, state: { team: 'EPS' } }]);
  });

  it.each([
    [row({ requestedOn: '2026-03-03' }), 'requestedOn'],
    [row({ answeredOn: '2026-02-01' }), 'answeredOn'],
    [row({ outcome: 'submitted' }), 'answeredOn'],
    [row({ outcome: 'submitted', answeredOn: '2026-01-04' }), 'answeredOn'],
    [row({ outcome: 'withdrawn', answeredOn: '2026-03-03' }), 'answeredOn'],
  ])('that contradicts itself is refused: %j, %s', (its, field) => {
    expect(refusalOf(decide(anAssessment(), its))).toMatchObject({ kind: 'invalid', field });
  });

  it('says in words what contradicts', () => {
    const words = (its: Partial<TrackerRow>): string => refusalOf(decide(anAssessment(), row(its))).reason;
    expect(words({ requestedOn: '2026-03-03' })).toBe('The request cannot be of a day still to come');
    expect(words({ answeredOn: '2026-02-01' })).toBe('An open request has no day on which it was answered');
    expect(words({ outcome: 'submitted', answeredOn: '2026-01-04' })).toBe('The answer cannot be before the request');
    expect(words({ outcome: 'withdrawn', answeredOn: '2026-03-03' })).toBe(
      'The answer cannot be of a day still to come',
    );
  });

  it('that ended is withdrawn only where it is open in the tracker and its assessment is closed', () => {
    const withdrawn = anAssessment({ requests: [aRequestThatIs('withdrawn')] });
    expect(refusalOf(decide(withdrawn, row())).kind).toBe('conflict');
  });

  it('may be of today', () => {
    expect(decide(anAssessment(), row({ requestedOn: TODAY, outcome: 'submitted', answeredOn: TODAY })).ok).toBe(true);
  });

  it('says which outcome lacks its day', () => {
    expect(refusalOf(decide(anAssessment(), row({ outcome: 'not-known' }))).reason).toBe(
      'Say on which day this request became “not-known”',
    );
  });
});

describe('a row about what the platform recorded itself', () => {
  const contradiction = {
    kind: 'conflict',
    reason: 'This row contradicts what the platform itself recorded of the request to RV1-SALT',
  };
  const answered = row({ outcome: 'submitted', answeredOn: '2026-02-01' });

  it('changes nothing where it says the same, in any status', () => {
    for (const option of AdviceRequest.options) {
      const request = aRequestThatIs(option.shape.status.value);
      const state = anAssessment({ requests: [request] });
      expect(factsOf(decide(state, trackerRowOf(request)))).toEqual([]);
    }
  });

  it('is refused where it contradicts', () => {
    expect(refusalOf(decide(anAssessment({ requests: [aRequest()] }), answered))).toEqual(contradiction);
    expect(refusalOf(decide(anAssessment({ requests: [aRequestThatIs('submitted')] }), row()))).toEqual(contradiction);
  });

  it('is refused where the platform changed what was imported', () => {
    const withdrawn = having(imported(row()), { do: 'withdraw', reason: 'Sent by mistake' });
    expect(withdrawn.requests[0]?.decidedHere).toBe(true);
    expect(refusalOf(decide(withdrawn, row()))).toEqual(contradiction);
    const blocked = having(imported(row()), { do: 'block', by: 'adviser' });
    expect(refusalOf(decide(blocked, answered))).toEqual(contradiction);
  });

  it('still wins while the platform only took it over, chased it or saw it opened; that is kept', () => {
    const rung = { do: 'send-rung', rung: 'overdue-3', mails: ['m1'] } as const;
    const chased = [{ do: 'take-over' }, rung, { do: 'open' }, { do: 'revoke-links' }] as const;
    const state = chased.reduce<Assessment>((so, command) => having(so, command), imported(row()));
    expect(state.requests[0]?.decidedHere).toBeUndefined();
    const then = imported(answered, state);
    expect(then.requests[0]).toMatchObject({
      status: 'submitted',
      takenOverOn: TODAY,
      openedOn: TODAY,
      linksRevokedAt: `${TODAY}T10:00:00.000Z`,
      rungs: [{ rung: 'overdue-3', on: TODAY, mails: ['m1'] }],
    });
  });

  it('is about the latest of those with its key, and no news where it says what one of them says', () => {
    const state = anAssessment({ requests: [aRequestThatIs('withdrawn'), aRequest({ number: 2 })] });
    expect(factsOf(decide(state, row()))).toEqual([]);
    expect(factsOf(decide(state, row({ outcome: 'withdrawn', answeredOn: '2026-01-20' })))).toEqual([]);
    const ours = anAssessment({ requests: [aRequestThatIs('withdrawn'), aRequest({ number: 2, imported: true })] });
    expect(factsOf(decide(ours, answered))).toMatchObject([{ request: 2, state: { number: 2, status: 'submitted' } }]);
  });

  it('is no news where the tracker has open what ended here with its assessment', () => {
    const state = imported(row());
    const closed = foldAssessment(
      state,
      factsOf(decideOnAssessment(state, { do: 'close', on: TODAY, reason: 'moved' }, on(TODAY))),
    );
    expect(closed.requests[0]?.status).toBe('withdrawn');
    expect(factsOf(decide(closed, row()))).toEqual([]);
    expect(refusalOf(decide(closed, answered))).toEqual(contradiction);
  });
});

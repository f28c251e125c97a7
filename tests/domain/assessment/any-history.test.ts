import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdviserException } from '../../../shared/domain/advice-request/advice-request.ts';
import { LIFE } from '../../../shared/domain/advice-request/life.ts';
import { Assessment } from '../../../shared/domain/assessment/assessment.ts';
import type { AssessmentCommand, RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import {
  decideOnAssessment,
  decideOnRequest,
  foldAssessment,
  progressOf,
} from '../../../shared/domain/assessment/decide.ts';
import { Progress } from '../../../shared/domain/assessment/decision.ts';
import { Fact } from '../../../shared/domain/assessment/facts.ts';
import { daysBetween, plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { anAssessment, aTeam, on, theEps } from '../../builders/assessments.ts';

const TEAMS = [theEps, aTeam(), aTeam({ code: 'RV1-PAED' }), aTeam({ code: 'RV2-OT', organisation: 'South Vale' })];
const team = fc.constantFrom(...TEAMS);
const lateReason = fc.constantFrom('capacity' as const, null);
const day = fc.integer({ min: -20, max: 60 }).map((days) => plusDays('2026-01-05', days));
const maybeDay = fc.option(day);
const exception = fc.record({
  kind: fc.constantFrom(...AdviserException.options),
  why: fc.constantFrom('Ill', ''),
  from: maybeDay,
  to: maybeDay,
  on: maybeDay,
  decision: fc.constantFrom('accepted' as const, 'refused' as const, null),
  chaseAgainOn: maybeDay,
});

/** Any command on a request, sensible or not. */
const requestCommand: fc.Arbitrary<RequestCommand> = fc.oneof(
  fc.constantFrom<RequestCommand>(
    { do: 'open' },
    { do: 'accept' },
    { do: 'restore' },
    { do: 'take-over' },
    { do: 'revoke-links' },
  ),
  fc.record({ do: fc.constant('acknowledge' as const), expectedOn: maybeDay }),
  fc.record({
    do: fc.constantFrom('submit' as const, 'not-known' as const),
    lateReason,
    answer: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ do: fc.constant('return' as const), missing: fc.constantFrom('The hours', ' '), answerBy: maybeDay }),
  fc.record({ do: fc.constant('challenge' as const), reason: fc.constant('You saw her'), answerBy: maybeDay }),
  fc.record({
    do: fc.constant('propose-pass-on' as const),
    team: team.map(({ code }) => code),
    why: fc.constant('They know her'),
  }),
  fc.record({ do: fc.constant('pass-on' as const), team }),
  fc.record({ do: fc.constant('propose-already-available' as const), why: fc.constant('In May') }),
  fc.record({
    do: fc.constant('already-available' as const),
    agreements: fc.constantFrom(
      (['adviser', 'council', 'parent'] as const).map((by) => ({ by, on: '2026-01-05' })),
      [],
    ),
  }),
  fc.record({ do: fc.constant('withdraw' as const), reason: fc.constant('Sent by mistake') }),
  fc.record({ do: fc.constantFrom('claim-exception' as const, 'record-exception' as const), exception }),
  fc.record({
    do: fc.constant('decide-exception' as const),
    index: fc.nat(2),
    decision: fc.constantFrom('accepted' as const, 'refused' as const),
    chaseAgainOn: maybeDay,
  }),
  fc.record({ do: fc.constant('block' as const), by: fc.constantFrom('adviser' as const, 'council' as const) }),
  fc.record({
    do: fc.constant('note-undeliverable' as const),
    mail: fc.constant('m1'),
    how: fc.constantFrom('bounced' as const, 'complained' as const),
    firstRequest: fc.boolean(),
  }),
  fc.record({ do: fc.constant('resend' as const), otherOrganisation: fc.boolean() }),
  fc.record({
    do: fc.constant('send-rung' as const),
    rung: fc.constantFrom('unopened', 'reminder-1'),
    mails: fc.constant(['m1']),
  }),
);
/** Commands on the assessment; closing is rare, so that histories grow long. */
const assessmentCommand: fc.Arbitrary<AssessmentCommand> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('issue' as const), teams: fc.subarray(TEAMS) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('import-request' as const),
      team,
      row: fc.record({
        requestedOn: day,
        answeredOn: maybeDay,
        outcome: fc.constantFrom('open' as const, 'submitted' as const, 'withdrawn' as const),
        exception: fc.constantFrom('missed-appointment' as const, null),
        lateReason,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('close' as const), on: day, reason: fc.constant('moved' as const) }),
  },
);
type Step = { days: number } & ({ command: AssessmentCommand } | { request: number; on: RequestCommand });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ days: fc.nat(9), command: assessmentCommand }) },
  { weight: 6, arbitrary: fc.record({ days: fc.nat(9), request: fc.integer({ min: 1, max: 6 }), on: requestCommand }) },
);
const history = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });

/** Plays a history, and hands on each decision that was allowed. */
const play = (
  steps: readonly Step[],
  seen: (before: Assessment, facts: readonly Fact[], after: Assessment, its: Step) => void,
): Assessment => {
  let today = '2026-01-05';
  return steps.reduce<Assessment>((state, its) => {
    today = plusDays(today, its.days);
    const outcome =
      'command' in its
        ? decideOnAssessment(state, its.command, on(today))
        : decideOnRequest(state, its.request, its.on, on(today));
    if (!outcome.ok) {
      expect(outcome.refusal.reason).not.toBe('');
      return state;
    }
    const after = foldAssessment(state, outcome.facts);
    seen(state, outcome.facts, after, its);
    return after;
  }, first);
};
const issued = decideOnAssessment(anAssessment(), { do: 'issue', teams: TEAMS.slice(0, 3) }, on('2026-01-05'));
const first = issued.ok ? foldAssessment(anAssessment(), issued.facts) : anAssessment();

describe('any allowed history', () => {
  it('folds to a valid state with valid facts and progress, and again to the same state from its facts alone', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const all: Fact[] = [];
        const last = play(steps, (_before, facts, after) => {
          for (const fact of facts) Fact.parse(fact);
          Progress.parse(progressOf(after));
          all.push(...facts);
        });
        expect(Assessment.parse(last)).toEqual(last);
        expect(foldAssessment(first, JSON.parse(JSON.stringify(all)))).toEqual(last);
      }),
      { numRuns: 150 },
    );
  });

  it('makes no transition outside the table', () => {
    const made = new Set<string>();
    fc.assert(
      fc.property(history, (steps) => {
        play(steps, (before, _facts, after, its) => {
          if (!('request' in its)) return;
          const then = after.requests.find(({ number }) => number === its.request);
          const was = before.requests.find(({ number }) => number === its.request);
          if (!was || !then) return expect.unreachable('a decision on a request that is not there');
          const to = [
            then.status,
            ...(was.status === then.status ? ['same'] : []),
            ...(was.status === 'blocked' ? ['was'] : []),
          ];
          const row = LIFE.find((one) => one.do === its.on.do && one.from.includes(was.status) && to.includes(one.to));
          expect(row, `${its.on.do}: ${was.status} → ${then.status}`).toBeDefined();
          made.add(`${its.on.do} ${was.status}`);
        });
      }),
      { numRuns: 250 },
    );
    // The property has walked most of the table, not only its first rows.
    expect(made.size).toBeGreaterThan(30);
  });

  it('never moves a due date, which is six weeks from the receipt; never reuses a number; never has a team asked twice at once', () => {
    fc.assert(
      fc.property(history, (steps) => {
        play(steps, (before, _facts, after) => {
          for (const was of before.requests)
            expect(after.requests.find(({ number }) => number === was.number)).toMatchObject({
              receivedOn: was.receivedOn,
              dueOn: was.dueOn,
              team: was.team,
            });
          for (const { receivedOn, dueOn } of after.requests) expect(daysBetween(receivedOn, dueOn)).toBe(42);
          expect(new Set(after.requests.map(({ number }) => number)).size).toBe(after.requests.length);
          for (const { rungs } of after.requests)
            expect(new Set(rungs.map(({ rung }) => rung)).size).toBe(rungs.length);
          const ours = after.requests.filter(
            ({ status, imported }) =>
              !imported && (status === 'requested' || status === 'acknowledged' || status === 'returned'),
          );
          expect(new Set(ours.map((request) => request.team)).size).toBe(ours.length);
        });
      }),
      { numRuns: 100 },
    );
  });
});

import fc from 'fast-check';
import { ClosedReason, RequestSource, Route } from '../../../shared/domain/assessment/assessment.ts';
import type { Progress } from '../../../shared/domain/assessment/decision.ts';
import { plusDays, plusWeeks } from '../../../shared/domain/calendar/london-days.ts';

const TEAMS = [
  { team: 'RV1-SALT', organisation: 'North Vale', kind: 'health' },
  { team: 'RV1-PAED', organisation: 'North Vale', kind: 'health' },
  { team: 'EPS', organisation: 'Vale EPS', kind: 'educational-psychology' },
  { team: 'CSC', organisation: 'Vale', kind: 'social-care' },
] as const;

const days = (from: string, most: number) => fc.integer({ min: 0, max: most }).map((count) => plusDays(from, count));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** What may have become of a request: open, answered, or ended. */
const requestsOf = (requestedOn: string): fc.Arbitrary<Progress['requests'][number]> =>
  fc
    .record({
      team: fc.constantFrom(...TEAMS),
      receivedOn: days(requestedOn, 120),
      became: fc.constantFrom('requested', 'submitted', 'not-known', 'withdrawn', 'passed-on', 'already-available'),
      after: fc.integer({ min: 0, max: 120 }),
      lateReason: orNull(fc.constantFrom('capacity', 'waiting-list')),
      exceptions: fc.array(fc.constantFrom('absence-from-area', 'missed-appointment'), { maxLength: 2 }),
    })
    .map(({ team, receivedOn, became, after, lateReason, exceptions }) => {
      const isAnswered = became === 'submitted' || became === 'not-known';
      const on = plusDays(receivedOn, after);
      return {
        ...team,
        number: 1,
        status: became,
        receivedOn,
        dueOn: plusWeeks(receivedOn, 6),
        answeredOn: isAnswered ? on : null,
        outcome: isAnswered ? became : null,
        lateReason,
        endedOn: isAnswered || became === 'requested' ? null : on,
        exceptions,
        openedOn: null,
        returnedOn: null,
        heldDays: became === 'passed-on' ? after : null,
      };
    });

/** The progress of an assessment of 2018 or 2019 with up to five requests, among them several to one team. */
export const progresses: fc.Arbitrary<Progress> = days('2018-09-01', 300).chain((requestedOn) =>
  fc
    .record({
      route: fc.constantFrom(...Route.options),
      requestSource: orNull(fc.constantFrom(...RequestSource.options)),
      decidedOn: orNull(days(requestedOn, 60)),
      planIssuedOn: orNull(days(requestedOn, 250)),
      closed: orNull(fc.record({ on: days(requestedOn, 250), reason: fc.constantFrom(...ClosedReason.options) })),
      exceptions: fc.array(fc.constantFrom('school-closure', 'absence-from-area'), { maxLength: 2 }),
      requests: fc.array(requestsOf(requestedOn), { maxLength: 5 }),
    })
    .map(({ closed, requests, ...rest }) => ({
      ...rest,
      requestedOn,
      closedOn: closed?.on ?? null,
      closedReason: closed?.reason ?? null,
      requests: requests.map((request, at) => ({ ...request, number: at + 1 })),
    })),
);

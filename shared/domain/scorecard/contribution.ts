import * as z from 'zod';
import type { Progress } from '../assessment/decision.ts';
import { assessmentCounts } from './assessment-counts.ts';
import { flowCounts } from './flow-counts.ts';
import { levelSteps } from './level-steps.ts';
import { levelCounts } from './levels.ts';
import { OpenRequest, openRequests } from './open-requests.ts';
import { sumTallies, Tally } from './tally.ts';

/**
 * What one assessment adds to the scorecard: counts on the sheets of flows and assessments, steps into and out of
 * the levels, and its requests that are open. Kept with the version that gave it, so that just this can be taken out again.
 */
export const Contribution = z.object({ counts: Tally, steps: Tally, open: z.array(OpenRequest) });
export type Contribution = z.infer<typeof Contribution>;

export const NOTHING: Contribution = { counts: {}, steps: {}, open: [] };

/** An assessment's contribution: a pure function of its latest progress, with no clock; days are told apart when it is read. */
export const contributionOf = (progress: Progress): Contribution => ({
  counts: sumTallies([
    { tally: flowCounts(progress.requests), times: 1 },
    { tally: assessmentCounts(progress), times: 1 },
  ]),
  steps: levelSteps(progress),
  open: openRequests(progress.requests),
});

/** What a contribution counts, sheet by sheet. */
export const tallyOf = ({ counts, steps }: Contribution): Tally =>
  sumTallies([
    { tally: counts, times: 1 },
    { tally: levelCounts(steps), times: 1 },
  ]);

/** What the sheets must change by when one contribution takes another's place. */
export const changeOfTally = (before: Contribution, after: Contribution): Tally =>
  sumTallies([
    { tally: tallyOf(after), times: 1 },
    { tally: tallyOf(before), times: -1 },
  ]);

const written = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
/** Whether two contributions are the same, whatever the order of their names. */
export const sameContribution = (one: Contribution, other: Contribution): boolean => written(one) === written(other);

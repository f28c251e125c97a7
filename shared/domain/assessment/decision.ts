import * as z from 'zod';
import { IsoDate, IsoInstant } from '../calendar/days.ts';
import { Assessment } from './assessment.ts';
import { Fact } from './facts.ts';

/** Who decided. An adviser's name and role are as declared by the one who answered the code. */
export const Actor = z.discriminatedUnion('by', [
  z.object({ by: z.literal('person'), name: z.string(), subject: z.string() }),
  z.object({ by: z.literal('client'), client: z.string() }),
  z.object({ by: z.literal('adviser'), team: z.string(), name: z.string(), role: z.string(), address: z.string() }),
  z.object({ by: z.literal('platform'), function: z.string() }),
]);
export type Actor = z.infer<typeof Actor>;

/** What others may know of an assessment after a decision: dates, statuses, outcomes; nothing personal, no free text, no `ref`. */
export const Progress = z.object({
  route: Assessment.shape.route,
  requestSource: Assessment.shape.requestSource,
  requestedOn: IsoDate,
  decidedOn: IsoDate.nullable(),
  planIssuedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  closedReason: Assessment.shape.closedReason,
  exceptions: z.array(z.string()),
  requests: z.array(
    z.object({
      number: z.int().positive(),
      team: z.string(),
      organisation: z.string(),
      kind: z.string(),
      status: z.string(),
      receivedOn: IsoDate,
      dueOn: IsoDate,
      /** The first answer that stands; null where there is none. */
      answeredOn: IsoDate.nullable(),
      outcome: z.enum(['submitted', 'not-known']).nullable(),
      lateReason: z.string().nullable(),
      /** Withdrawn, passed on or already available: the day; null otherwise. */
      endedOn: IsoDate.nullable(),
      /** Kinds of the accepted exceptions. */
      exceptions: z.array(z.string()),
      openedOn: IsoDate.nullable(),
      /** Returned for clarification and out with the team since; null where it is not. */
      returnedOn: IsoDate.nullable(),
      /** Days that a request passed on was held. */
      heldDays: z.int().nullable(),
    }),
  ),
});
export type Progress = z.infer<typeof Progress>;

/** A mail that a decision caused: enough to show and find it, nothing of its text. */
export const CausedMail = z.object({ id: z.string(), kind: z.string(), request: z.string().nullable() });

/** One entry of an assessment's history: append-only, exactly one a version. */
export const Decision = z.object({
  council: z.string(),
  key: z.string(),
  version: z.int().positive(),
  at: IsoInstant,
  on: IsoDate,
  actor: Actor,
  facts: z.array(Fact),
  mails: z.array(CausedMail),
  progress: Progress,
});
export type Decision = z.infer<typeof Decision>;

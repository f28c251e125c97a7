import * as z from 'zod';
import { Progress } from '../../domain/assessment/decision.ts';
import { IsoInstant } from '../../domain/calendar/days.ts';

/** What every event of ours says that it comes from. */
export const EVENT_SOURCE = 'ehc-advice';

/**
 * The detail of every event on the bus, version 1. `id` is the same however often a decision is published, so that a
 * repeated event can be told; `assessment.version` orders the events of one assessment; `progress` is what is known of the
 * assessment after the decision: dates, statuses and outcomes, nothing personal. `facts` by detail type: fact-events.ts.
 */
export const EventDetail = z.object({
  version: z.literal(1),
  id: z.string(),
  at: IsoInstant,
  council: z.string(),
  assessment: z.object({ key: z.string(), version: z.int().positive() }),
  facts: z.record(z.string(), z.unknown()),
  progress: Progress,
});
export type EventDetail = z.infer<typeof EventDetail>;

import * as z from 'zod';
import { IsoDate, IsoInstant } from '../calendar/days.ts';

const Adviser = z.object({
  name: z.string(),
  profession: z.string(),
  registration: z.string().nullable(),
  seenOn: IsoDate.nullable(),
  basis: z.enum(['in-person', 'by-video', 'from-records']),
});

/** A document that was clean when it was sent, by the hash of its bytes. */
export const SentDocument = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.int().positive(),
});
export type SentDocument = z.infer<typeof SentDocument>;

/** What a team sent: an item of its own (personal), numbered from 1 within its request; a later one never replaces an earlier. */
export const Answer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('submitted'),
    number: z.int().positive(),
    at: IsoInstant,
    sections: z.object({
      needs: z.string(),
      outcomes: z.string(),
      provision: z.string(),
      preparingForAdulthood: z.string().nullable(),
    }),
    givenBy: Adviser,
    safeguardingRead: z.boolean(),
    documents: z.array(SentDocument).default([]),
  }),
  z.object({
    outcome: z.literal('not-known'),
    number: z.int().positive(),
    at: IsoInstant,
    checkedBy: z.string(),
    records: z.string(),
    checkedOn: IsoDate,
    askInstead: z.string().nullable(),
  }),
]);
export type Answer = z.infer<typeof Answer>;

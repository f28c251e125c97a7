import * as z from 'zod';
import { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { Email, TeamCode } from './field-values.ts';

/** A mail that a person has to look at. */
const AttentionMail = z.object({
  id: z.string(),
  kind: z.string(),
  to: z.string(),
  status: z.string(),
  /** When the status was last set. */
  at: IsoInstant,
  reason: z.string().optional(),
  /** Sent for 24 hours or more without news of a delivery. */
  unconfirmed: z.literal(true).optional(),
  /** Asked for an hour ago or longer, and still not sent. */
  overdue: z.literal(true).optional(),
  /** The requests that it was about, or lists. */
  requests: z.array(z.string()),
});
export type AttentionMail = z.infer<typeof AttentionMail>;

/** An address to which a code was asked for and for which nobody vouched, or what was decided of it. */
export const HeldAddressView = z.object({
  team: z.string(),
  address: z.string(),
  askedAt: IsoInstant,
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedAt: IsoInstant.nullable(),
  decidedBy: z.string().nullable(),
});
export type HeldAddressView = z.infer<typeof HeldAddressView>;

/** What a team asks the council to decide on a request. */
const Proposal = z.object({
  request: z.string(),
  what: z.enum(['pass-on', 'already-available', 'exception', 'wrong-child']),
  /** The London day on which it was asked. */
  since: IsoDate,
});
export type Proposal = z.infer<typeof Proposal>;

/** What needs a decision of the council, oldest first. */
export const AttentionView = z.object({
  mails: z.array(AttentionMail),
  heldAddresses: z.array(HeldAddressView),
  proposals: z.array(Proposal),
});
export type AttentionView = z.infer<typeof AttentionView>;

export const DecideAddressBody = z.strictObject({
  address: Email,
  decision: z.enum(['approved', 'refused']),
});
export type DecideAddressBody = z.infer<typeof DecideAddressBody>;

export const HeldAddressList = z.object({ heldAddresses: z.array(HeldAddressView) });

/** The last test of whether a team can receive requests. */
export const MailboxTestView = z.object({
  team: TeamCode,
  mailbox: z.string(),
  askedAt: IsoInstant,
  /** Null until whoever minds the mailbox says that it arrived. */
  arrivedAt: IsoInstant.nullable(),
  arrivedBy: z.string().nullable(),
});
export type MailboxTestView = z.infer<typeof MailboxTestView>;

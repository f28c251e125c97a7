import * as z from 'zod';
import { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';

export const MailKind = z.enum([
  'advice-requested',
  'take-over',
  'digest',
  'escalation-digest',
  'code',
  'receipt',
  'returned',
  'challenged',
  'withdrawn',
  'passed-on',
  'new-link',
  'test',
  'undelivered',
  'exception-claimed',
  'week',
  'month',
  'concern',
  'invitation',
]);
export type MailKind = z.infer<typeof MailKind>;

export const MailStatus = z.enum([
  'to-send',
  'sending',
  'sent',
  'delayed',
  'delivered',
  'bounced',
  'complained',
  'unknown',
  'not-sent',
]);
export type MailStatus = z.infer<typeof MailStatus>;

/**
 * A mail to send: what it is about, never what it says (that is read when it is sent). Holds no link, no code,
 * nothing of a child. `id` is opaque and derived from what makes it this one, so the same mail cannot be asked for twice.
 */
export const NewMail = z.object({
  id: z.string(),
  council: z.string(),
  kind: MailKind,
  lane: z.enum(['now', 'batch']),
  to: z.array(z.string()).min(1),
  /** Set on every mail about exactly one request. */
  request: z.string().nullable(),
  /** The requests that it is about (advice-requested may list several; digests are read when sent). */
  requests: z.array(z.string()),
  team: z.string().nullable(),
  /** Hash of the browser session that asked for a code. */
  session: z.string().nullable(),
  /** What a kind needs besides: the day of a digest, the reason of a withdrawal, … never personal. */
  about: z.record(z.string(), z.string()),
  day: IsoDate,
  notBefore: IsoInstant,
  askedAt: IsoInstant,
});
export type NewMail = z.infer<typeof NewMail>;

export const Mail = NewMail.extend({
  status: MailStatus,
  attempt: z.int().nonnegative(),
  leaseUntil: IsoInstant.nullable(),
  sentAt: IsoInstant.nullable(),
  /** When the status was last set. */
  statusAt: IsoInstant,
  reason: z.string().nullable(),
  /** Sent again because the first outcome was not known. */
  unclear: z.boolean(),
  sesMessageId: z.string().nullable(),
});
export type Mail = z.infer<typeof Mail>;

/** A link to be put with the claim: only its SHA-256. */
export interface LinkRecord {
  readonly hash: string;
  readonly council: string;
  readonly team: string;
  /** What it opens: requests to answer, or the question whether a test mail arrived. */
  readonly opens: 'answers' | 'test';
  /** One request, or null for the team's list. */
  readonly request: string | null;
  readonly mail: string;
  readonly mintedAt: IsoInstant;
  readonly expiresAt: IsoInstant;
}
/** A code to be put with the claim: only its hash, bound to the session that asked. */
export interface CodeRecord {
  readonly hash: string;
  readonly session: string;
  readonly address: string;
  readonly expiresAt: IsoInstant;
}

/** What must still be so of a request when a mail about it is claimed. */
export interface LiveCheck {
  readonly request: string;
  readonly statuses: readonly string[];
  /** Nor may a mail about it have come back: then nothing is chased. */
  readonly reachable?: true;
}

/** The mail table. */
export interface MailStore {
  /** Puts mails that no decision caused (codes, digests); one that is there already stays as it is. */
  put(mails: readonly NewMail[]): Promise<void>;
  find(id: string): Promise<Mail | null>;
  findMany(ids: readonly string[]): Promise<readonly Mail[]>;
  /** Mails that list the request (digests included), oldest first. */
  ofRequest(request: string): Promise<readonly Mail[]>;
  /** Every request that the mail names: what it was put for, and what it listed when it was sent. */
  listed(mail: Mail): Promise<readonly string[]>;
  /**
   * One transaction: the mail, still `to-send` and due, becomes `sending` with the next attempt and a lease; links and
   * codes are put; `live` requests must still be as they were read. `lost`: someone else has it, or it is not due.
   * `stale`: a live check failed, decide again from what is there now.
   */
  claim(claim: {
    readonly mail: Mail;
    readonly now: IsoInstant;
    readonly leaseUntil: IsoInstant;
    readonly links: readonly LinkRecord[];
    readonly code: CodeRecord | null;
    readonly live: readonly LiveCheck[];
    readonly lists: readonly string[];
  }): Promise<'claimed' | 'lost' | 'stale'>;
  /** What became of an attempt: only where that attempt is still the one under way. */
  settle(
    id: string,
    attempt: number,
    to: {
      readonly status: MailStatus;
      readonly at: IsoInstant;
      readonly reason?: string;
      readonly sesMessageId?: string;
      readonly notBefore?: IsoInstant;
      readonly unclear?: boolean;
    },
  ): Promise<boolean>;
  /** SES's news: never moves a status backwards (sent < delayed < delivered < bounced < complained). Returns whether it moved. */
  note(id: string, status: MailStatus, at: IsoInstant, reason?: string): Promise<boolean>;
  /** What is `to-send` with its hour come, or `sending` with its lease run out; soonest first. */
  stuck(now: IsoInstant, limit: number): Promise<readonly Mail[]>;
  /** Puts a due mail before the stream again by touching it. */
  nudge(mail: Mail, now: IsoInstant): Promise<void>;
  /** Moves the hour of a mail that is still `to-send` and puts it before the stream again; false where it is no longer that. */
  retime(id: string, notBefore: IsoInstant, now: IsoInstant): Promise<boolean>;
  /**
   * What a person has to look at, oldest first: bounced, complained, unknown, refused by SES (`not-sent` after an
   * attempt was under way), and sent 24 hours ago or longer without news of its delivery.
   */
  attention(council: string, now: IsoInstant): Promise<readonly Mail[]>;
}

import * as z from 'zod';
import { IsoDate, IsoInstant } from '../calendar/days.ts';
import { Basis, TeamKind } from '../directory/team.ts';

export const AdviserException = z.enum(['exceptional-circumstances', 'absence-from-area', 'missed-appointment']);
export type AdviserException = z.infer<typeof AdviserException>;

export const LateReason = z.enum([
  'waiting-list',
  'capacity',
  'staff-absence',
  'information-missing',
  'school-holiday',
  'council-sent-late',
  'other',
]);
export type LateReason = z.infer<typeof LateReason>;

/** An exception on one request, regulation 8(2): claimed by the adviser or recorded by the council, decided by the council. */
export const RequestException = z.object({
  kind: AdviserException,
  why: z.string(),
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  on: IsoDate.nullable(),
  claimedOn: IsoDate,
  claimedBy: z.enum(['adviser', 'council', 'import']),
  decision: z.enum(['accepted', 'refused']).nullable(),
  decidedOn: IsoDate.nullable(),
  chaseAgainOn: IsoDate.nullable(),
});
export type RequestException = z.infer<typeof RequestException>;

/** The first answer that stands: timeliness is judged on its day. */
export const StandingAnswer = z.object({
  outcome: z.enum(['submitted', 'not-known']),
  on: IsoDate,
  lateReason: LateReason.nullable(),
  /** Number of the answer's own item (content), 1 for the first; null where imported without content. */
  answer: z.int().positive().nullable(),
});
export type StandingAnswer = z.infer<typeof StandingAnswer>;

const Rung = z.object({ rung: z.string(), on: IsoDate, mails: z.array(z.string()) });

/** What every advice request has, whatever its status. Nothing here is about the child but free texts of exceptions and reasons. */
export const RequestCommon = z.object({
  number: z.int().positive(),
  team: z.string(),
  organisation: z.string(),
  kind: TeamKind,
  basis: Basis,
  receivedOn: IsoDate,
  receivedBasis: z.enum(['sent', 'deemed']),
  dueOn: IsoDate,
  requestedAt: IsoInstant,
  imported: z.boolean(),
  /** Imported requests are chased only after the day on which they were taken over. */
  takenOverOn: IsoDate.nullable(),
  /** The request this one goes on from: passed on, or sent again because the first did not arrive. */
  follows: z.object({ number: z.int(), why: z.enum(['passed-on', 'undelivered']) }).nullable(),
  openedOn: IsoDate.nullable(),
  /** Set with "we have it", or later. */
  expectedOn: IsoDate.nullable(),
  /** Who of the team has it, as one of them said; requests stored before anybody could say so have nobody. */
  assignedTo: z.object({ name: z.string(), address: z.string() }).nullable().default(null),
  exceptions: z.array(RequestException),
  /** Rungs that went out for this request, each once, ever. */
  rungs: z.array(Rung),
  /** A mail for this request bounced or was complained of: chasing stops. */
  undeliverableSince: IsoDate.nullable(),
  /** Proposals that wait for the council. `team` null: another one, but they do not know which. */
  proposedPassOn: z.object({ team: z.string().nullable(), why: z.string(), on: IsoDate }).nullable(),
  proposedAlreadyAvailable: z.object({ why: z.string(), on: IsoDate }).nullable(),
  /** Challenged: the nil return no longer counts; what is asked, and until when. */
  challenged: z.object({ reason: z.string(), answerBy: IsoDate, on: IsoDate }).nullable(),
  /** Times in `returned`, a leg of its own: `backOn` null while it is out. */
  returns: z.array(z.object({ on: IsoDate, missing: z.string(), answerBy: IsoDate, backOn: IsoDate.nullable() })),
  linksRevokedAt: IsoInstant.nullable(),
  /** The first request itself bounced for good: it never reached the team, so sending it again starts a new clock. */
  neverArrived: z.literal(true).optional(),
  /** Why it is late, as the council's tracker says of a request that is still open. An answer brings its own. */
  lateReasonSoFar: LateReason.optional(),
  /** Ids of the papers that the council sent along, in its order. */
  papers: z.array(z.string()).optional(),
  /** Imported, and the platform has recorded a change of its status since: an import may no longer overwrite it. */
  decidedHere: z.literal(true).optional(),
});
export type RequestCommon = z.infer<typeof RequestCommon>;

export const Agreement = z.object({ by: z.enum(['adviser', 'council', 'parent']), on: IsoDate });
export type Agreement = z.infer<typeof Agreement>;

const states = [
  RequestCommon.extend({ status: z.literal('requested') }),
  RequestCommon.extend({ status: z.literal('acknowledged'), acknowledgedOn: IsoDate }),
  RequestCommon.extend({ status: z.literal('submitted'), answer: StandingAnswer }),
  RequestCommon.extend({ status: z.literal('returned'), answer: StandingAnswer }),
  RequestCommon.extend({ status: z.literal('accepted'), answer: StandingAnswer, acceptedOn: IsoDate }),
  RequestCommon.extend({ status: z.literal('not-known'), answer: StandingAnswer }),
  RequestCommon.extend({ status: z.literal('passed-on'), endedOn: IsoDate, to: z.int().positive().nullable() }),
  RequestCommon.extend({ status: z.literal('withdrawn'), endedOn: IsoDate, reason: z.string() }),
  RequestCommon.extend({ status: z.literal('already-available'), endedOn: IsoDate, agreements: z.array(Agreement) }),
] as const;

export const LiveAdviceRequest = z.discriminatedUnion('status', [...states]);
export type LiveAdviceRequest = z.infer<typeof LiveAdviceRequest>;

/** An advice request in each of its states; `blocked` ("this is about the wrong child") keeps what it was before. */
export const AdviceRequest = z.discriminatedUnion('status', [
  ...states,
  RequestCommon.extend({
    status: z.literal('blocked'),
    blockedOn: IsoDate,
    blockedBy: z.enum(['adviser', 'council']),
    was: LiveAdviceRequest,
  }),
]);
export type AdviceRequest = z.infer<typeof AdviceRequest>;
export type AdviceRequestStatus = AdviceRequest['status'];

/** A request's id: its assessment's key and its number, `K3M9Q2XA7TZ1-02`; so the id finds the partition. */
export const requestId = (key: string, number: number): string => `${key}-${String(number).padStart(2, '0')}`;

/** The parts of a request's id, or null where the text is none. */
export const parseRequestId = (id: string): { key: string; number: number } | null => {
  const parts = /^([0-9A-HJKMNP-TV-Z]{12})-(\d{2,3})$/.exec(id);
  return parts?.[1] && parts[2] && Number(parts[2]) > 0 ? { key: parts[1], number: Number(parts[2]) } : null;
};

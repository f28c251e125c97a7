import * as z from 'zod';
import { AdviserException, LateReason } from '../../domain/advice-request/advice-request.ts';
import { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { Basis } from '../../domain/directory/team.ts';

export const AdviceRequestStatusName = z.enum([
  'requested',
  'acknowledged',
  'submitted',
  'returned',
  'accepted',
  'not-known',
  'passed-on',
  'withdrawn',
  'already-available',
  'blocked',
]);

const RequestExceptionView = z.object({
  kind: AdviserException,
  why: z.string(),
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  on: IsoDate.optional(),
  decision: z.enum(['accepted', 'refused']).nullable(),
  chaseAgainOn: IsoDate.optional(),
});

/** An advice request as the API shows it; nothing of the child. Null where there is none. */
export const AdviceRequestView = z.object({
  id: z.string(),
  /** The council's reference of the assessment. */
  assessment: z.string(),
  team: z.string(),
  status: AdviceRequestStatusName,
  receivedOn: IsoDate,
  receivedBasis: z.enum(['sent', 'deemed']),
  basis: Basis,
  dueOn: IsoDate,
  /** The day of the first answer that stands. */
  answeredOn: IsoDate.nullable(),
  outcome: z.enum(['submitted', 'not-known']).nullable(),
  lateReason: LateReason.nullable(),
  exceptions: z.array(RequestExceptionView),
  imported: z.boolean(),
  /** The id of the request that was passed on to this one. */
  passedOnFrom: z.string().nullable(),
});
export type AdviceRequestView = z.infer<typeof AdviceRequestView>;

const RequestMailView = z.object({
  id: z.string(),
  kind: z.string(),
  /** The mailbox; several are separated by a comma. */
  to: z.string(),
  status: z.string(),
  /** When the status was last set. */
  at: IsoInstant,
  reason: z.string().optional(),
  /** Sent again because the first outcome was not known. */
  unclear: z.literal(true).optional(),
  /** Sent for 24 hours or more without news of a delivery. */
  unconfirmed: z.literal(true).optional(),
});
export type RequestMailView = z.infer<typeof RequestMailView>;

/** One fact of a request's history; what else the fact carries stands beside these three. */
const HistoryEntry = z.looseObject({ at: IsoInstant, by: z.string(), fact: z.string() });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const AdviceRequestDetail = AdviceRequestView.extend({
  /** How `dueOn` was counted, and under which regulation. */
  working: z.string(),
  history: z.array(HistoryEntry),
  mails: z.array(RequestMailView),
});
export type AdviceRequestDetail = z.infer<typeof AdviceRequestDetail>;

export const AdviceRequestList = z.object({
  adviceRequests: z.array(AdviceRequestView),
  cursor: z.string().optional(),
});
export const AdviceRequestsIssued = z.object({ adviceRequests: z.array(AdviceRequestView) });

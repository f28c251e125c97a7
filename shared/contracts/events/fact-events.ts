import * as z from 'zod';
import { AdviserException, LateReason } from '../../domain/advice-request/advice-request.ts';
import { ClosedReason, CouncilException, RequestSource, Route } from '../../domain/assessment/assessment.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import { TeamKind } from '../../domain/directory/team.ts';
import { EventDetail } from './event-detail.ts';

const about = <S extends z.ZodRawShape>(shape: S) => z.object({ request: z.string(), ...shape });
const on = about({ on: IsoDate });
const asked = about({
  team: z.string(),
  organisation: z.string(),
  kind: TeamKind,
  receivedOn: IsoDate,
  dueOn: IsoDate,
  follows: z.string().nullable(),
});
const answered = about({ on: IsoDate, lateReason: LateReason.nullable() });
const askedAgain = about({ on: IsoDate, answerBy: IsoDate });
const rung = about({ on: IsoDate, rung: z.string() });

/**
 * The registry: each detail type with what its `facts` hold. This is the whitelist: what is not named here (free texts,
 * names, the council's own reference) is stripped and never reaches the bus.
 */
const FACTS = {
  AssessmentOpened: z.object({
    requestedOn: IsoDate,
    route: Route,
    requestSource: RequestSource.nullable(),
    imported: z.boolean(),
  }),
  AssessmentCorrected: z.object({ fields: z.array(z.string()) }),
  AssessmentExceptionsRecorded: z.object({ kinds: z.array(CouncilException) }),
  AssessmentEnded: z.object({
    how: z.enum(['plan-issued', 'closed']),
    on: IsoDate,
    reason: ClosedReason.nullable(),
  }),
  AdviceRequested: asked,
  AdviceRequestImported: asked,
  AdviceRequestTakenOver: on,
  AdviceRequestOpened: on,
  AdviceRequestResent: on,
  AdviceRequestBlocked: about({ on: IsoDate, by: z.enum(['adviser', 'council']) }),
  AdviceRequestRestored: on,
  AdviceAcknowledged: about({ on: IsoDate, expectedOn: IsoDate.nullable() }),
  AdviceSubmitted: answered,
  AdviceNotKnown: answered,
  AdviceNotKnownChallenged: askedAgain,
  AdviceReturned: askedAgain,
  AdviceAccepted: on,
  /** `team` null: the team does not know which other one should answer. */
  PassingOnProposed: about({ on: IsoDate, team: z.string().nullable() }),
  AdvicePassedOn: about({ on: IsoDate, to: z.string().nullable() }),
  AlreadyAvailableProposed: on,
  AdviceAlreadyAvailable: on,
  AdviceWithdrawn: on,
  ExceptionClaimed: about({ kind: AdviserException, on: IsoDate }),
  ExceptionDecided: about({
    on: IsoDate,
    decision: z.enum(['accepted', 'refused']),
    chaseAgainOn: IsoDate.nullable(),
  }),
  /** The first escalation went out: the answer is late, or was not given by the day asked for when it was returned. */
  AdviceOverdue: rung,
  /** A later escalation went out, beyond the team. */
  AdviceEscalated: rung,
  RequestUndeliverable: about({ on: IsoDate, how: z.enum(['bounced', 'complained']) }),
} as const;

export type DetailType = keyof typeof FACTS;
export const DETAIL_TYPES = Object.keys(FACTS) as readonly DetailType[];

const detailFor = (type: DetailType): z.ZodType<EventDetail> =>
  EventDetail.extend({ facts: FACTS[type] }) as unknown as z.ZodType<EventDetail>;
/** Made once: a schema is dear to make, and every event is parsed with one. */
const DETAILS = new Map(DETAIL_TYPES.map((type) => [type, detailFor(type)]));

/** The schema of a detail type's whole detail; parsing with it strips what is not whitelisted. */
export const detailOf = (type: DetailType): z.ZodType<EventDetail> => DETAILS.get(type) ?? detailFor(type);

import * as z from 'zod';
import { AdviceRequest, Agreement, LateReason, RequestException } from '../advice-request/advice-request.ts';
import { IsoDate } from '../calendar/days.ts';
import { Assessment, AssessmentException, ClosedReason } from './assessment.ts';

const of = <F extends string, S extends z.ZodRawShape>(fact: F, shape: S) =>
  z.object({ fact: z.literal(fact), ...shape });
/** A fact about one advice request names it by its number within the assessment. */
const about = <F extends string, S extends z.ZodRawShape>(fact: F, shape: S) =>
  of(fact, { request: z.int().positive(), ...shape });

/**
 * What happened, in the past tense. An assessment's state is the fold of its facts. Free texts (`why`, `reason`,
 * `missing`) stay in the history and never go on the bus.
 */
export const Fact = z.discriminatedUnion('fact', [
  of('AssessmentOpened', { assessment: Assessment.omit({ version: true, requests: true }), imported: z.boolean() }),
  of('AssessmentCorrected', {
    changes: Assessment.omit({ council: true, key: true, version: true, ref: true, requests: true }).partial(),
  }),
  /** Only that they changed: the details stand apart from the history. */
  of('PersonalDetailsCorrected', { fields: z.array(z.string()) }),
  of('AssessmentExceptionsRecorded', { exceptions: z.array(AssessmentException) }),
  of('AssessmentEnded', {
    how: z.enum(['plan-issued', 'closed']),
    on: IsoDate,
    reason: ClosedReason.nullable(),
  }),
  about('AdviceRequested', { state: AdviceRequest }),
  /** History taken in by an import, or corrected by a later one: the request as it then stands. Silent: no mail, no chase. */
  about('AdviceRequestImported', { state: AdviceRequest }),
  about('AdviceRequestTakenOver', { on: IsoDate }),
  about('AdviceRequestOpened', { on: IsoDate }),
  /** Who of the team has it from now on, as whoever gave it to them said. */
  about('AdviceRequestAssigned', { on: IsoDate, name: z.string(), address: z.string() }),
  about('AdviceAcknowledged', { on: IsoDate, expectedOn: IsoDate.nullable() }),
  about('AdviceSubmitted', { on: IsoDate, lateReason: LateReason.nullable(), answer: z.int().positive() }),
  about('AdviceNotKnown', { on: IsoDate, lateReason: LateReason.nullable(), answer: z.int().positive() }),
  about('AdviceAccepted', { on: IsoDate }),
  about('AdviceReturned', { on: IsoDate, missing: z.string(), answerBy: IsoDate }),
  about('AdviceNotKnownChallenged', { on: IsoDate, reason: z.string(), answerBy: IsoDate }),
  /** `team` null: another one, but they do not know which. */
  about('PassingOnProposed', { on: IsoDate, team: z.string().nullable(), why: z.string() }),
  /** The old request ends; its successor, where there is one, is the AdviceRequested fact beside this. */
  about('AdvicePassedOn', { on: IsoDate, to: z.int().positive().nullable() }),
  about('AlreadyAvailableProposed', { on: IsoDate, why: z.string() }),
  /** `state` where no request had been made: the advice that exists, recorded in place of one. */
  about('AdviceAlreadyAvailable', { on: IsoDate, agreements: z.array(Agreement), state: AdviceRequest.optional() }),
  about('AdviceWithdrawn', { on: IsoDate, reason: z.string() }),
  about('ExceptionClaimed', { exception: RequestException }),
  /** `index` counts the request's exceptions from 0. */
  about('ExceptionDecided', {
    index: z.int().nonnegative(),
    on: IsoDate,
    decision: z.enum(['accepted', 'refused']),
    chaseAgainOn: IsoDate.nullable(),
  }),
  /** `why` as the adviser put it; the council gives none. */
  about('AdviceRequestBlocked', { on: IsoDate, by: z.enum(['adviser', 'council']), why: z.string().optional() }),
  about('AdviceRequestRestored', { on: IsoDate }),
  about('RungSent', { on: IsoDate, rung: z.string(), mails: z.array(z.string()) }),
  /** `firstRequest`: the mail was the first request itself, not a later one about it. */
  about('RequestUndeliverable', {
    on: IsoDate,
    mail: z.string(),
    how: z.enum(['bounced', 'complained']),
    firstRequest: z.boolean(),
  }),
  /** The same request goes out again and keeps its clock; chasing goes on. */
  about('AdviceRequestResent', { on: IsoDate }),
  about('LinksRevoked', { at: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;
export type FactName = Fact['fact'];

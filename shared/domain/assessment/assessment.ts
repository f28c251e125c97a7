import * as z from 'zod';
import { AdviceRequest } from '../advice-request/advice-request.ts';
import { IsoDate } from '../calendar/days.ts';

/** Where an assessment began; its clock runs from `requestedOn` (regulations 5(1), 27, 45). */
export const Route = z.enum([
  'request',
  'became-responsible',
  'tribunal-order',
  'unopposed-appeal',
  'mediation',
  'reassessment',
]);
export type Route = z.infer<typeof Route>;

export const RequestSource = z.enum(['parent', 'young-person', 'school', 'other']);
export type RequestSource = z.infer<typeof RequestSource>;

export const ClosedReason = z.enum(['not-assessed', 'plan-refused', 'moved', 'withdrawn', 'died']);
export type ClosedReason = z.infer<typeof ClosedReason>;

/** Exceptions for the council's own limits only: regulations 5(4), 10(4), 13(3). They never excuse an adviser. */
export const CouncilException = z.enum([
  'school-closure',
  'early-years-closure',
  'exceptional-personal-circumstances',
  'absence-from-area',
]);
export type CouncilException = z.infer<typeof CouncilException>;

export const AssessmentException = z.object({
  kind: CouncilException,
  why: z.string(),
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
});
export type AssessmentException = z.infer<typeof AssessmentException>;

/**
 * One child's EHC needs assessment, without the child: who it is about stands apart (PersonalDetails).
 * `key` is 12 random characters of Crockford base32; `version` counts its decisions, 1 for the first.
 */
export const Assessment = z.object({
  council: z.string(),
  key: z.string(),
  version: z.int().nonnegative(),
  ref: z.string(),
  route: Route,
  requestSource: RequestSource.nullable(),
  requestedOn: IsoDate,
  decidedOn: IsoDate.nullable(),
  draftSentOn: IsoDate.nullable(),
  planIssuedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  closedReason: ClosedReason.nullable(),
  exceptions: z.array(AssessmentException),
  locality: z.string(),
  caseworkerEmail: z.string().nullable(),
  /** School year, 0 for reception, null where not known: year 9 and later asks for preparation for adulthood. */
  yearGroup: z.int().min(-2).max(15).nullable(),
  requests: z.array(AdviceRequest),
});
export type Assessment = z.infer<typeof Assessment>;

/** Who the assessment is about: an item of its own, correctable and purgeable while the history stays. */
export const PersonalDetails = z.object({
  childName: z.string(),
  childDateOfBirth: IsoDate,
  nhsNumber: z.string().nullable(),
  address: z.string().nullable(),
  addressWithheld: z.boolean(),
  school: z.string().nullable(),
  contacts: z.array(
    z.object({ name: z.string(), relation: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  ),
});
export type PersonalDetails = z.infer<typeof PersonalDetails>;

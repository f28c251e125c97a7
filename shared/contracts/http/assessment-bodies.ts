import * as z from 'zod';
import { AssessmentException, ClosedReason, RequestSource, Route } from '../../domain/assessment/assessment.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import { Email, FreeText, Name, NhsNumber, Ref, YearGroup } from './field-values.ts';

export const Contact = z.strictObject({
  name: Name,
  relation: Name,
  email: Email.nullish(),
  phone: Name.max(40, 'Give at most 40 characters').nullish(),
});

const correctable = {
  childName: Name,
  childDateOfBirth: IsoDate,
  locality: Name,
  requestedOn: IsoDate,
  route: Route.optional(),
  requestSource: RequestSource.nullish(),
  decidedOn: IsoDate.nullish(),
  nhsNumber: NhsNumber.nullish(),
  address: FreeText.nullish(),
  addressWithheld: z.boolean().optional(),
  school: Name.nullish(),
  yearGroup: YearGroup.nullish(),
  contacts: z.array(Contact).max(20, 'Give at most 20 contacts').optional(),
  caseworkerEmail: Email.nullish(),
};

export const OpenAssessmentBody = z.strictObject({ ref: Ref, ...correctable });
export type OpenAssessmentBody = z.infer<typeof OpenAssessmentBody>;

const AssessmentExceptionBody = z.strictObject({
  kind: AssessmentException.shape.kind,
  why: FreeText,
  from: IsoDate.nullish(),
  to: IsoDate.nullish(),
});

/** Any of an assessment's members but `ref`. An end needs its day and, but for a plan, its reason. */
export const CorrectAssessmentBody = z
  .strictObject({
    ...correctable,
    draftSentOn: IsoDate.nullish(),
    planIssuedOn: IsoDate.nullish(),
    closedOn: IsoDate.nullish(),
    closedReason: ClosedReason.nullish(),
    exceptions: z.array(AssessmentExceptionBody).max(50, 'Give at most 50 exceptions'),
  })
  .partial();
export type CorrectAssessmentBody = z.infer<typeof CorrectAssessmentBody>;

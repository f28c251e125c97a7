import * as z from 'zod';
import { ClosedReason, CouncilException, RequestSource, Route } from '../../domain/assessment/assessment.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import { Contact } from '../http/assessment-bodies.ts';
import { Email, FreeText, Name, NhsNumber, Ref, YearGroup } from '../http/field-values.ts';
import { json, maybe, oneOf, trueOrFalse, wholeNumber } from './cells.ts';
import type { CsvShape } from './csv-rows.ts';

const AssessmentRow = z.object({
  assessment_ref: Ref,
  child_name: Name,
  child_date_of_birth: IsoDate,
  locality: Name,
  requested_on: IsoDate,
  decided_on: maybe(IsoDate),
  plan_issued_on: maybe(IsoDate),
  closed_on: maybe(IsoDate),
  closed_reason: maybe(oneOf(ClosedReason.options as [ClosedReason, ...ClosedReason[]])),
  exception: maybe(oneOf(CouncilException.options as [CouncilException, ...CouncilException[]])),
  request_source: maybe(oneOf(RequestSource.options as [RequestSource, ...RequestSource[]])).optional(),
  caseworker_email: maybe(Email).optional(),
  route: maybe(oneOf(Route.options as [Route, ...Route[]])).optional(),
  draft_sent_on: maybe(IsoDate).optional(),
  nhs_number: maybe(NhsNumber).optional(),
  address: maybe(FreeText).optional(),
  address_withheld: trueOrFalse.optional(),
  school: maybe(Name).optional(),
  year_group: maybe(wholeNumber(YearGroup)).optional(),
  contacts: maybe(json(z.array(Contact, 'Give a JSON array of contacts').max(20))).optional(),
});
export type AssessmentRow = z.infer<typeof AssessmentRow>;

export const ASSESSMENTS_CSV: CsvShape<typeof AssessmentRow> = {
  row: AssessmentRow,
  required: [
    'assessment_ref',
    'child_name',
    'child_date_of_birth',
    'locality',
    'requested_on',
    'decided_on',
    'plan_issued_on',
    'closed_on',
    'closed_reason',
    'exception',
  ],
};

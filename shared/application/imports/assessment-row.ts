import type { AssessmentRow } from '../../contracts/csv/assessments-csv.ts';
import type { CsvFault } from '../../contracts/csv/csv-rows.ts';
import type { Assessment, AssessmentException, PersonalDetails } from '../../domain/assessment/assessment.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';

type State = Partial<Omit<Assessment, 'council' | 'key' | 'version' | 'ref' | 'requests'>>;

const AS_IMPORTED = 'As imported';

/** Without the members that the file says nothing of. */
const said = <T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The exceptions after a row: the one it names beside those that the council recorded itself. */
const exceptionsOf = (row: AssessmentRow, before: readonly AssessmentException[]): AssessmentException[] => {
  const kept = before.filter(({ kind, why }) => why !== AS_IMPORTED || kind === row.exception);
  return row.exception === null || kept.some(({ kind }) => kind === row.exception)
    ? kept
    : [...kept, { kind: row.exception, why: AS_IMPORTED, from: null, to: null }];
};

/** What a row says of the assessment itself. */
export const stateOf = (row: AssessmentRow, before: readonly AssessmentException[]): State =>
  said<State>({
    route: row.route === null ? 'request' : row.route,
    requestSource: row.request_source,
    requestedOn: row.requested_on,
    decidedOn: row.decided_on,
    draftSentOn: row.draft_sent_on,
    planIssuedOn: row.plan_issued_on,
    closedOn: row.closed_on,
    closedReason: row.closed_reason,
    exceptions: exceptionsOf(row, before),
    locality: row.locality,
    caseworkerEmail: row.caseworker_email,
    yearGroup: row.year_group,
  });

/** What a row says of the child. */
export const detailsOf = (row: AssessmentRow): Partial<PersonalDetails> =>
  said<PersonalDetails>({
    childName: row.child_name,
    childDateOfBirth: row.child_date_of_birth,
    nhsNumber: row.nhs_number,
    address: row.address,
    addressWithheld: row.address_withheld,
    school: row.school,
    contacts:
      row.contacts === null
        ? []
        : row.contacts?.map(({ name, relation, email = null, phone = null }) => ({ name, relation, email, phone })),
  });

const DATES = ['decided_on', 'draft_sent_on', 'plan_issued_on', 'closed_on'] as const;

/** Every contradiction within a row, or within what could be read of it; where two dates contradict, the column that is not `requested_on` is at fault. */
export const rowFaults = (line: number, row: Partial<AssessmentRow>, today: IsoDate): readonly CsvFault[] => {
  const faults: CsvFault[] = [];
  const fault = (field: string, message: string) => faults.push({ line, field, message });
  const { requested_on: requestedOn, child_date_of_birth: born } = row;
  if (requestedOn && requestedOn > today) fault('requested_on', 'The request cannot be of a day still to come');
  if (born && requestedOn && born > requestedOn)
    fault('child_date_of_birth', 'The child cannot be born after the request');
  for (const column of DATES) {
    const on = row[column];
    if (on && requestedOn && on < requestedOn) fault(column, 'This cannot be before the request');
    else if (on && on > today) fault(column, 'This cannot be of a day still to come');
  }
  if (row.closed_on && row.closed_reason === null) fault('closed_reason', 'Say why the assessment was closed');
  if (row.closed_on === null && row.closed_reason) fault('closed_on', 'Say on which day the assessment was closed');
  if (row.closed_on && row.plan_issued_on) fault('closed_on', 'An assessment ends with a plan or is closed, not both');
  return faults;
};

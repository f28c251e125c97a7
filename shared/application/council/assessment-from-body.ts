import type { CorrectAssessmentBody, OpenAssessmentBody } from '../../contracts/http/assessment-bodies.ts';
import type { Assessment, PersonalDetails } from '../../domain/assessment/assessment.ts';

type Body = OpenAssessmentBody | CorrectAssessmentBody;
type Changes = Partial<Omit<Assessment, 'council' | 'key' | 'version' | 'ref' | 'requests'>>;

const STATE = [
  'route',
  'requestSource',
  'requestedOn',
  'decidedOn',
  'draftSentOn',
  'planIssuedOn',
  'closedOn',
  'closedReason',
  'locality',
  'caseworkerEmail',
  'yearGroup',
] as const;
const DETAILS = ['childName', 'childDateOfBirth', 'nhsNumber', 'address', 'addressWithheld', 'school'] as const;

const given = (body: Body, members: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([name, value]) => members.includes(name) && value !== undefined));

/** What a body says of the assessment itself, without the child. */
export const stateFrom = (body: Body): Changes => ({
  ...given(body, STATE),
  ...('exceptions' in body && body.exceptions
    ? {
        exceptions: body.exceptions.map(({ kind, why, from = null, to = null }) => ({ kind, why, from, to })),
      }
    : {}),
});

/** What a body says of the child. */
export const detailsFrom = (body: Body): Partial<PersonalDetails> => ({
  ...given(body, DETAILS),
  ...(body.contacts
    ? {
        contacts: body.contacts.map(({ name, relation, email = null, phone = null }) => ({
          name,
          relation,
          email,
          phone,
        })),
      }
    : {}),
});

/** Names of the members that differ. */
export const detailsChanged = (before: PersonalDetails, changes: Partial<PersonalDetails>): readonly string[] =>
  Object.entries(changes)
    .filter(([name, value]) => JSON.stringify(before[name as keyof PersonalDetails]) !== JSON.stringify(value))
    .map(([name]) => name);

const NO_STATE: Omit<Assessment, 'council' | 'key' | 'version' | 'ref' | 'requests' | 'requestedOn'> = {
  route: 'request',
  requestSource: null,
  decidedOn: null,
  draftSentOn: null,
  planIssuedOn: null,
  closedOn: null,
  closedReason: null,
  exceptions: [],
  locality: '',
  caseworkerEmail: null,
  yearGroup: null,
};
const NO_DETAILS = { nhsNumber: null, address: null, addressWithheld: false, school: null, contacts: [] };

/** A new assessment from what is known of it; what is not said is not known. */
export const newAssessment = (
  identity: Pick<Assessment, 'council' | 'key' | 'ref' | 'requestedOn'>,
  known: Changes,
): Omit<Assessment, 'version' | 'requests'> => ({ ...NO_STATE, ...known, ...identity });

export const newDetails = (
  child: Pick<PersonalDetails, 'childName' | 'childDateOfBirth'>,
  known: Partial<PersonalDetails>,
): PersonalDetails => ({ ...NO_DETAILS, ...known, ...child });

import type { AssessmentView } from '../../contracts/http/assessment-view.ts';
import { adviceSought } from '../../domain/assessment/advice-sought.ts';
import type { Assessment, PersonalDetails } from '../../domain/assessment/assessment.ts';
import { assessmentLimits } from '../../domain/assessment/limits.ts';
import { showAdviceRequest } from './show-advice-request.ts';

/** An assessment with the child and its limits. Whoever is shown it has left a reading first. */
export const showAssessment = (assessment: Assessment, details: PersonalDetails): AssessmentView => ({
  ref: assessment.ref,
  childName: details.childName,
  childDateOfBirth: details.childDateOfBirth,
  locality: assessment.locality,
  requestedOn: assessment.requestedOn,
  route: assessment.route,
  requestSource: assessment.requestSource,
  decidedOn: assessment.decidedOn,
  draftSentOn: assessment.draftSentOn,
  planIssuedOn: assessment.planIssuedOn,
  closedOn: assessment.closedOn,
  closedReason: assessment.closedReason,
  exceptions: assessment.exceptions.map(({ kind, why, from, to }) => ({
    kind,
    why,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  })),
  nhsNumber: details.nhsNumber,
  address: details.address,
  addressWithheld: details.addressWithheld,
  school: details.school,
  yearGroup: assessment.yearGroup,
  contacts: details.contacts.map(({ name, relation, email, phone }) => ({
    name,
    relation,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
  })),
  caseworkerEmail: assessment.caseworkerEmail,
  ...assessmentLimits(assessment.route, assessment.requestedOn),
  notYetSought: adviceSought(assessment).flatMap(({ regulation, what, status, say }) =>
    status === 'not-asked' || status === 'not-had' ? [{ regulation, what, status, say }] : [],
  ),
  adviceRequests: assessment.requests.map((request) => showAdviceRequest(assessment.key, assessment.ref, request)),
});

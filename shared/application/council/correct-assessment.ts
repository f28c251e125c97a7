import type { CorrectAssessmentBody } from '../../contracts/http/assessment-bodies.ts';
import type { AssessmentView } from '../../contracts/http/assessment-view.ts';
import type { PersonalDetails } from '../../domain/assessment/assessment.ts';
import { decideOnAssessment } from '../../domain/assessment/decide.ts';
import { decideAndAppend } from '../decide-and-append.ts';
import { detailsChanged, detailsFrom, stateFrom } from './assessment-from-body.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result, refuse } from './council-caller.ts';
import { endingMails } from './ending-mails.ts';
import { viewAssessment } from './view-assessment.ts';

const detailsOf = async (ports: CouncilPorts, council: string, key: string): Promise<PersonalDetails> => {
  const found = (await ports.assessments.details(council, [key])).get(key);
  if (!found) throw new Error(`Assessment ${key} has no personal details`);
  return found;
};

/**
 * Corrects an assessment or the child's details, or ends it: closing withdraws its open requests in the same decision, with one mail a
 * team. Null: there is none of that reference.
 */
export const correctAssessment = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  ref: string,
  body: CorrectAssessmentBody,
): Promise<Result<AssessmentView> | null> => {
  const { council, actor } = caller;
  const key = await ports.assessments.keyOf(council.id, ref);
  const before = key && (await ports.assessments.load(council.id, key));
  if (!key || !before) return null;
  const known = await detailsOf(ports, council.id, key);
  const born = body.childDateOfBirth ?? known.childDateOfBirth;
  if (born > (body.requestedOn ?? before.requestedOn))
    return refuse(
      'invalid',
      'The child cannot be born after the request',
      body.childDateOfBirth ? 'childDateOfBirth' : 'requestedOn',
    );
  const given = detailsFrom(body);
  const details = detailsChanged(known, given);
  const decided = await decideAndAppend(
    ports,
    council,
    key,
    actor,
    (state, context) =>
      decideOnAssessment(state, { do: 'correct', changes: stateFrom(body), details, exceptions: null }, context),
    // Read again with each try: a decision that came in between may have changed them.
    async (facts, state) => ({
      ...(details.length > 0 ? { details: { ...(await detailsOf(ports, council.id, key)), ...given } } : {}),
      mails: await endingMails(ports, council, state, facts),
    }),
  );
  if (!decided?.ok) return decided;
  const view = await viewAssessment(ports, caller, ref);
  return view && done(view);
};

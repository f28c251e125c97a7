import type { OpenAssessmentBody } from '../../contracts/http/assessment-bodies.ts';
import type { AssessmentView } from '../../contracts/http/assessment-view.ts';
import { decideOnAssessment } from '../../domain/assessment/decide.ts';
import { changeOf, contextOf } from '../decide-and-append.ts';
import { detailsFrom, newAssessment, newDetails, stateFrom } from './assessment-from-body.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result, refuse } from './council-caller.ts';
import { showAssessment } from './show-assessment.ts';

const isTaken = (ref: string): Result<never> => refuse('conflict', `There is an assessment ${ref} already`);

/** Opens an assessment under the council's own reference; one that is taken is refused. */
export const openAssessment = async (
  ports: CouncilPorts,
  { council, actor }: CouncilCaller,
  body: OpenAssessmentBody,
): Promise<Result<AssessmentView>> => {
  const { ref, requestedOn, childName, childDateOfBirth } = body;
  if (childDateOfBirth > requestedOn)
    return refuse('invalid', 'The child cannot be born after the request', 'childDateOfBirth');
  if (await ports.assessments.keyOf(council.id, ref)) return isTaken(ref);
  const key = ports.secrets.assessmentKey();
  const context = contextOf(ports.clock, council);
  const assessment = newAssessment({ council: council.id, key, ref, requestedOn }, stateFrom(body));
  const outcome = decideOnAssessment(null, { do: 'open', assessment, imported: false }, context);
  if (!outcome.ok) return outcome;
  const details = newDetails({ childName, childDateOfBirth }, detailsFrom(body));
  const change = changeOf(null, outcome.facts, council, actor, context, { details });
  // A conflict on a new assessment: another call took the reference in between.
  return (await ports.assessments.append(change)) === 'done'
    ? done(showAssessment(change.after, details))
    : isTaken(ref);
};

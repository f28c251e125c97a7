import type { AssessmentView } from '../../contracts/http/assessment-view.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';
import { showAssessment } from './show-assessment.ts';

/** Shows an assessment with the child: a reading is written first. Null: there is none of that reference. */
export const viewAssessment = async (
  ports: CouncilPorts,
  { council, actor }: CouncilCaller,
  ref: string,
): Promise<AssessmentView | null> => {
  const key = await ports.assessments.keyOf(council.id, ref);
  const assessment = key && (await ports.assessments.load(council.id, key));
  if (!assessment) return null;
  const { clock } = ports;
  const reading = { council: council.id, key, at: clock.now(), on: clock.today(), actor, what: 'assessment' };
  await ports.assessments.recordReading(reading);
  const details = (await ports.assessments.details(council.id, [key])).get(key);
  if (!details) throw new Error(`Assessment ${key} has no personal details`);
  return showAssessment(assessment, details);
};

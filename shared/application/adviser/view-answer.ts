import type { Answer } from '../../domain/advice-request/answer.ts';
import { adviserOf, type LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { findForAdviser } from './view-advice-request.ts';

/** What the team sent last for a request, to show it: a reading is written first. Null: nothing was sent here, or not theirs to see. */
export const viewAnswer = async (ports: LinkPorts, live: LiveSession, id: string): Promise<Answer | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  const { council, key } = found.assessment;
  const answers = await ports.assessments.answers(council, key, found.request.number);
  const last = answers.toSorted((one, other) => one.number - other.number).at(-1);
  if (!last) return null;
  await ports.assessments.recordReading({
    council,
    key,
    at: ports.clock.now(),
    on: ports.clock.today(),
    actor: adviserOf(live.session),
    what: `answer to advice request ${id}`,
  });
  return last;
};

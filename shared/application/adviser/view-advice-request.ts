import { type AdviceRequest, parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment, PersonalDetails } from '../../domain/assessment/assessment.ts';
import { adviserOf, type LiveSession, mayAnswer } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { recordOpened } from './record-opened.ts';

export interface SeenRequest {
  readonly id: string;
  readonly assessment: Assessment;
  readonly request: AdviceRequest;
  readonly details: PersonalDetails;
}

/** A request that a session may see, without the child's details. */
export type FoundRequest = Omit<SeenRequest, 'details'>;

/** The request as it is, for a use case to act on; null where this session may not see it, blocked ones included. */
export const findForAdviser = async (
  ports: LinkPorts,
  { session }: LiveSession,
  id: string,
): Promise<FoundRequest | null> => {
  const parts = parseRequestId(id);
  const assessment = parts ? await ports.assessments.load(session.council, parts.key) : null;
  const request = assessment?.requests.find(({ number }) => number === parts?.number);
  if (!assessment || !request || !mayAnswer(session, id, request.team) || request.status === 'blocked') return null;
  return { id, assessment, request };
};

/** Shows an adviser one request with the child's details: a reading is written first. Null: 404. */
export const viewAdviceRequest = async (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
): Promise<SeenRequest | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  const { council, key } = found.assessment;
  await ports.assessments.recordReading({
    council,
    key,
    at: ports.clock.now(),
    on: ports.clock.today(),
    actor: adviserOf(live.session),
    what: `advice request ${id}`,
  });
  if (!found.request.openedOn) await recordOpened(ports, adviserOf(live.session), council, id);
  const details = (await ports.assessments.details(council, [key])).get(key);
  return details ? { ...found, details } : null;
};

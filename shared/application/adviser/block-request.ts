import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { Decided } from '../decide-and-append.ts';
import { type LiveSession, mayAnswer } from './adviser-session.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import type { LinkPorts } from './open-link.ts';

/** "This is about the wrong child": at once nobody of the team sees it, until the council decides. */
export const blockRequest = (ports: LinkPorts, live: LiveSession, id: string, why: string): Promise<Decided | null> =>
  decideAsAdviser(ports, live, id, { do: 'block', by: 'adviser', why }, () => ({}));

/** Whether a request is the session's own and blocked: all that may be said of it. */
export const isBlocked = async ({ assessments }: LinkPorts, { session }: LiveSession, id: string): Promise<boolean> => {
  const parts = parseRequestId(id);
  const assessment = parts && (await assessments.load(session.council, parts.key));
  const request = assessment?.requests.find(({ number }) => number === parts?.number);
  return request?.status === 'blocked' && mayAnswer(session, id, request.team);
};

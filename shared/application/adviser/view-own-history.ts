import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { RequestFact } from '../../domain/advice-request/request-fold.ts';
import type { Actor } from '../../domain/assessment/decision.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import type { LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';

/** One thing that happened with a request. */
export interface HistoryOfRequest {
  readonly on: IsoDate;
  readonly actor: Actor;
  readonly fact: RequestFact;
}

/** What happened with a request that the session may see, in its order. */
export const viewOwnHistory = async (
  { assessments }: LinkPorts,
  { session }: LiveSession,
  id: string,
): Promise<readonly HistoryOfRequest[]> => {
  const parts = parseRequestId(id);
  const decisions = parts ? await assessments.history(session.council, parts.key) : [];
  return decisions
    .toSorted((one, other) => one.version - other.version)
    .flatMap(({ on, actor, facts }) =>
      facts.flatMap((fact) => ('request' in fact && fact.request === parts?.number ? [{ on, actor, fact }] : [])),
    );
};

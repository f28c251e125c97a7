import type { AdviceRequest } from '../../domain/advice-request/advice-request.ts';
import type { RequestCommand } from '../../domain/assessment/commands.ts';
import { decideOnRequest } from '../../domain/assessment/decide.ts';
import { type Decided, decideAndAppend, type Effects } from '../decide-and-append.ts';
import { adviserOf, type LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { findForAdviser } from './view-advice-request.ts';

/**
 * A decision on one request by the adviser of a proved session; `effects` sees the request after it and the decision's number. Where
 * `isSaid` holds of the request as it stands, there is nothing to decide. Null: this session may not see that request.
 */
export const decideAsAdviser = async (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  command: RequestCommand,
  effects: (request: AdviceRequest, decision: number) => Effects,
  isSaid: (request: AdviceRequest) => boolean = () => false,
): Promise<Decided | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  const { number } = found.request;
  return decideAndAppend(
    ports,
    live.opened.council,
    found.assessment.key,
    adviserOf(live.session),
    (state, context) => {
      const now = state.requests.find((request) => request.number === number);
      return now && isSaid(now) ? { ok: true, facts: [] } : decideOnRequest(state, number, command, context);
    },
    (_facts, before, after) =>
      effects(after.requests.find((request) => request.number === number) ?? found.request, before.version + 1),
  );
};

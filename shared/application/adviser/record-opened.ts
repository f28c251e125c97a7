import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import { decideOnRequest } from '../../domain/assessment/decide.ts';
import type { Actor } from '../../domain/assessment/decision.ts';
import { decideAndAppend } from '../decide-and-append.ts';
import type { LinkPorts } from './open-link.ts';

/** Records, once, that an adviser who proved a code saw the request. */
export const recordOpened = async (ports: LinkPorts, actor: Actor, councilId: string, id: string): Promise<void> => {
  const parts = parseRequestId(id);
  const council = await ports.directory.council(councilId);
  if (!parts || !council) return;
  await decideAndAppend(
    ports,
    council,
    parts.key,
    actor,
    (state, context) => decideOnRequest(state, parts.number, { do: 'open' }, context),
    () => ({}),
  );
};

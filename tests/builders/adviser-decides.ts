import { decideAndAppend } from '../../shared/application/decide-and-append.ts';
import { parseRequestId } from '../../shared/domain/advice-request/advice-request.ts';
import type { RequestCommand } from '../../shared/domain/assessment/commands.ts';
import { decideOnRequest } from '../../shared/domain/assessment/decide.ts';
import type { ApiPlatform } from './api-platform.ts';

/** Who answers for the teams in the API's tests. */
export const ADVISER = 'ada@vale.gov.example';

/** What an adviser does behind a link, without the link. */
export const adviserDecides = async (platform: ApiPlatform, id: string, command: RequestCommand): Promise<void> => {
  const parts = parseRequestId(id);
  const council = await platform.directory.council('vale');
  if (!parts || !council) throw new Error(`${id} is no request`);
  const actor = { by: 'adviser', team: 'EPS', name: 'Ada Lovelace', role: 'EP', address: ADVISER } as const;
  const decided = await decideAndAppend(
    platform,
    council,
    parts.key,
    actor,
    (state, context) => decideOnRequest(state, parts.number, command, context),
    () => ({}),
  );
  if (!decided?.ok) throw new Error(`Refused: ${decided?.refusal.reason}`);
};

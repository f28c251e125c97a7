import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { Clock } from '../ports/system.ts';
import { actOnRequest } from './act-on-request.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result } from './council-caller.ts';

interface RevokePorts {
  readonly directory: Pick<DirectoryStore, 'revokeLinks'>;
  readonly clock: Clock;
}

/** Ends every link to one request minted until now, and the sessions that they opened; later mails bring good ones. */
export const revokeRequestLinks = (ports: CouncilPorts, caller: CouncilCaller, id: string) =>
  actOnRequest(ports, caller, id, { do: 'revoke-links' }, () => []);

/** The same for all of a team's links, or (`team` null) for all of the council's. Null: it has no such team. */
export const revokeAllLinks = async (
  { directory, clock }: RevokePorts,
  { council }: CouncilCaller,
  team: string | null,
): Promise<Result<{ readonly linksRevokedAt: IsoInstant }> | null> => {
  const linksRevokedAt = clock.now();
  return (await directory.revokeLinks(council.id, team, linksRevokedAt)) ? done({ linksRevokedAt }) : null;
};

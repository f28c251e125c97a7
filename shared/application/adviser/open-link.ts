import { type AdviceRequest, parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { londonDate, plusDays } from '../../domain/calendar/london-days.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { Team } from '../../domain/directory/team.ts';
import type { AccessStore } from '../ports/access-store.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { LinkRecord } from '../ports/mail-store.ts';
import type { Clock, Secrets } from '../ports/system.ts';

export interface LinkPorts {
  readonly access: AccessStore;
  readonly assessments: AssessmentStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

export interface OpenLink {
  readonly link: LinkRecord;
  readonly council: Council;
  readonly team: Team;
  /** The one request that the link is bound to; null where it opens the team's list. */
  readonly request: { readonly id: string; readonly state: AdviceRequest } | null;
}

/** `none`: wrong, unknown and revoked look the same. `test`: that a mail arrived is all that it can say. */
export type LinkOpened =
  | { readonly is: 'none' }
  | ({ readonly is: 'expired'; readonly why: 'year' | 'request-ended' } & OpenLink)
  | ({ readonly is: 'test' } & OpenLink)
  | ({ readonly is: 'open' } & OpenLink);

/** A link lives until 28 days after its request ends, at most a year (`expiresAt`). */
const DAYS_AFTER_END = 28;

const endOf = (request: AdviceRequest): IsoDate | null => {
  if (request.status === 'accepted') return request.acceptedOn;
  return 'endedOn' in request ? request.endedOn : null;
};

/** Whether something minted then is dead: the request, the team or the council had its links revoked since. */
export const revokedSince = (mintedAt: string, revocations: readonly (string | null)[]): boolean =>
  revocations.some((at) => at !== null && at >= mintedAt);

/** What a link's record leads to now; looks, and changes nothing. */
export const followLink = async (ports: LinkPorts, link: LinkRecord): Promise<LinkOpened> => {
  const [council, team, request] = await Promise.all([
    ports.directory.council(link.council),
    ports.directory.team(link.council, link.team),
    requestOf(ports, link),
  ]);
  if (!council || !team || (link.request && !request)) return { is: 'none' };
  const revocations = [council.linksRevokedAt, team.linksRevokedAt, request?.state.linksRevokedAt ?? null];
  if (revokedSince(link.mintedAt, revocations)) return { is: 'none' };
  const ended = request ? endOf(request.state) : null;
  const now = ports.clock.now();
  const open = { link, council, team, request };
  if (ended && plusDays(ended, DAYS_AFTER_END) < londonDate(now))
    return { is: 'expired', why: 'request-ended', ...open };
  if (link.expiresAt <= now) return { is: 'expired', why: 'year', ...open };
  return { is: link.opens === 'test' ? 'test' : 'open', ...open };
};

const requestOf = async (ports: LinkPorts, link: LinkRecord): Promise<OpenLink['request']> => {
  const parts = link.request ? parseRequestId(link.request) : null;
  if (!link.request || !parts) return null;
  const assessment = await ports.assessments.load(link.council, parts.key);
  const state = assessment?.requests.find(({ number }) => number === parts.number);
  return state ? { id: link.request, state } : null;
};

/** Opens a mailed link by its token. GET and HEAD come here as often as they like: nothing is written, nothing is spent. */
export const openLink = async (ports: LinkPorts, token: string): Promise<LinkOpened> => {
  const link = await ports.access.link(ports.secrets.hash(token));
  return link ? followLink(ports, link) : { is: 'none' };
};

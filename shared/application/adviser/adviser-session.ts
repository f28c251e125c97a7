import { sessionAlive } from '../../domain/access/session-life.ts';
import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { Actor } from '../../domain/assessment/decision.ts';
import type { AdviserSession } from '../ports/access-store.ts';
import { followLink, type LinkPorts, type OpenLink } from './open-link.ts';

export const adviserOf = (session: AdviserSession): Actor => ({
  by: 'adviser',
  team: session.team,
  name: session.name ?? '',
  role: session.role ?? '',
  address: session.address ?? '',
});

export interface LiveSession {
  readonly session: AdviserSession;
  readonly opened: OpenLink;
}

/**
 * The session of a browser's secret, while it and the link behind it live: a revoked link ends what it opened at once.
 * Notes that it was used. Null: none, over, or not yet proved by a code where `proved` is asked for.
 */
export const readAdviserSession = async (
  ports: LinkPorts,
  secret: string | undefined,
  proved: boolean,
): Promise<LiveSession | null> => {
  if (!secret) return null;
  const session = await ports.access.adviserSession(ports.secrets.hash(secret));
  const now = ports.clock.now();
  if (!session || !sessionAlive(session, now) || (proved && !session.provedAt)) return null;
  const link = await ports.access.link(session.linkHash);
  const opened = link ? await followLink(ports, link) : null;
  if (opened?.is !== 'open') return null;
  const seen = { ...session, seenAt: now };
  await ports.access.updateAdviserSession(seen);
  return { session: seen, opened };
};

/** Whether a session may see a request: the one it is bound to, or any of its team's where it opened the team's list. */
export const mayAnswer = (session: AdviserSession, id: string, team: string): boolean =>
  parseRequestId(id) !== null && session.team === team && (session.request === null || session.request === id);

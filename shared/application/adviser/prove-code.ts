import { sessionEnd } from '../../domain/access/session-life.ts';
import { codeHash } from '../mail/code-hash.ts';
import type { AdviserSession } from '../ports/access-store.ts';
import { adviserOf } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { recordOpened } from './record-opened.ts';

export type CodeProved =
  | { readonly is: 'proved'; readonly session: AdviserSession }
  | { readonly is: 'wrong' }
  /** Five tries were made: a new code is needed. */
  | { readonly is: 'spent' };

/** Tries for each code asked for. */
export const TRIES = 5;
const CODE_SECONDS = 600;

/**
 * Checks a code against those alive in this browser's session, once. The request is recorded as opened now, not when
 * the link was followed: a scanner follows links too.
 */
export const proveCode = async (
  ports: LinkPorts,
  session: AdviserSession,
  given: { readonly code: string; readonly name: string; readonly role: string },
): Promise<CodeProved> => {
  const now = ports.clock.now();
  const tries = await ports.access.count(`code-tries:${session.hash}:${session.asked}`, 2 * CODE_SECONDS, now);
  if (tries > TRIES) return { is: 'spent' };
  const hash = codeHash(ports.secrets, session.hash, given.code);
  const alive = await ports.access.codes(session.hash, now);
  if (!alive.some((code) => code.hash === hash)) return { is: tries === TRIES ? 'spent' : 'wrong' };
  if (!(await ports.access.spendCode(session.hash, hash))) return { is: 'wrong' };
  const proved: AdviserSession = {
    ...session,
    provedAt: now,
    seenAt: now,
    expiresAt: sessionEnd(now),
    name: given.name,
    role: given.role,
  };
  await ports.access.updateAdviserSession(proved);
  if (session.request) await recordOpened(ports, adviserOf(proved), session.council, session.request);
  return { is: 'proved', session: proved };
};

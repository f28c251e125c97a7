import { sessionAlive, sessionEnd } from '../domain/access/session-life.ts';
import type { Council } from '../domain/directory/council.ts';
import type { Person, Role } from '../domain/directory/person.ts';
import type { AccessStore, StaffSession } from './ports/access-store.ts';
import type { DirectoryStore } from './ports/directory-store.ts';
import type { Identity } from './ports/identity-provider.ts';
import type { Clock, Secrets } from './ports/system.ts';

export interface StaffPorts {
  readonly access: AccessStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

/** Somebody signed in. `at` is the council that they chose, with their roles there; null until they choose one of several. */
export interface SignedIn {
  readonly session: StaffSession;
  readonly person: Person;
  readonly at: { readonly council: Council; readonly roles: readonly Role[] } | null;
}

/** Opens a session for an identity that is one of our people; null for anybody else. With one council it is chosen. */
export const openStaffSession = async (ports: StaffPorts, { issuer, subject }: Identity): Promise<string | null> => {
  const person = await ports.directory.person(issuer, subject);
  if (!person || person.councils.length === 0) return null;
  const secret = ports.secrets.token();
  const now = ports.clock.now();
  await ports.access.putStaffSession({
    hash: ports.secrets.hash(secret),
    issuer,
    subject,
    council: person.councils.length === 1 ? (person.councils[0]?.council ?? null) : null,
    createdAt: now,
    seenAt: now,
    expiresAt: sessionEnd(now),
  });
  return secret;
};

/** The session of a browser's secret while it lives. Roles are read anew each time: one taken away is gone at once. */
export const readStaffSession = async (ports: StaffPorts, secret: string | undefined): Promise<SignedIn | null> => {
  if (!secret) return null;
  const session = await ports.access.staffSession(ports.secrets.hash(secret));
  const now = ports.clock.now();
  if (!session || !sessionAlive(session, now)) return null;
  const person = await ports.directory.person(session.issuer, session.subject);
  if (!person) return null;
  const membership = person.councils.find(({ council }) => council === session.council);
  const council = membership ? await ports.directory.council(membership.council) : null;
  const seen = { ...session, seenAt: now };
  await ports.access.updateStaffSession(seen);
  return { session: seen, person, at: council && membership ? { council, roles: membership.roles } : null };
};

/** Chooses the council that is looked at; false where the person has no role there. Figures of two are never mixed. */
export const chooseCouncil = async (
  ports: StaffPorts,
  { session, person }: SignedIn,
  council: string,
): Promise<boolean> => {
  if (!person.councils.some((one) => one.council === council)) return false;
  await ports.access.updateStaffSession({ ...session, council });
  return true;
};

export const endStaffSession = async (ports: StaffPorts, secret: string): Promise<void> =>
  ports.access.endSession(ports.secrets.hash(secret));

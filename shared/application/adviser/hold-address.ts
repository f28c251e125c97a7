import { isVouchedFor } from '../../domain/access/vouched-address.ts';
import { decidedUntil, heldUntil } from '../../domain/access/vouching-life.ts';
import type { HeldAddress, VouchingStore } from '../ports/vouching-store.ts';
import { adviserOf, type LiveSession } from './adviser-session.ts';
import type { LinkPorts, OpenLink } from './open-link.ts';

export interface VouchingPorts extends LinkPorts {
  readonly vouching: VouchingStore;
}

const HOUR = 3600;
/** New addresses an hour that a team's links may bring forward: whoever has to decide must not be flooded. */
const HELD_FOR_TEAM = 20;

/** Whether a code may go to an address: vouched for by the team's own list or domain, or by somebody who approved it. */
export const mayGetCodes = async (ports: VouchingPorts, opened: OpenLink, address: string): Promise<boolean> => {
  const { council, team } = opened;
  if (isVouchedFor(address, team, await ports.directory.teams(council.id), council)) return true;
  const held = await ports.vouching.address(council.id, team.code, address, ports.clock.now());
  return held?.decision === 'approved';
};

/** Holds an address until somebody with the team's mailbox, or the council, decides; nothing is sent to it. False: too many. */
export const holdAddress = async (
  ports: VouchingPorts,
  { council, team }: OpenLink,
  address: string,
): Promise<boolean> => {
  const now = ports.clock.now();
  if ((await ports.access.count(`held-for:${council.id}:${team.code}`, HOUR, now)) > HELD_FOR_TEAM) return false;
  await ports.vouching.hold({
    council: council.id,
    team: team.code,
    address,
    askedAt: now,
    decision: null,
    decidedAt: null,
    decidedBy: null,
    expiresAt: heldUntil(now),
  });
  return true;
};

/** Whether the session was proved with a code that came to the team's mailbox of record. */
export const hasMailbox = ({ session, opened }: LiveSession): boolean =>
  session.provedAt !== null && session.address?.toLowerCase() === opened.team.mailbox.toLowerCase();

/** Addresses of the team that wait for a decision or were decided; null where the session is not the mailbox's. */
export const listHeldAddresses = async (
  ports: VouchingPorts,
  live: LiveSession,
): Promise<readonly HeldAddress[] | null> =>
  hasMailbox(live) ? ports.vouching.addresses(live.session.council, live.session.team, ports.clock.now()) : null;

/** How many addresses wait for whoever has the team's mailbox; 0 for anybody else. */
export const waitingAddresses = async (ports: VouchingPorts, live: LiveSession): Promise<number> =>
  (await listHeldAddresses(ports, live))?.filter(({ decision }) => decision === null).length ?? 0;

/** Somebody with the team's mailbox decides on an address. False: it is not theirs to decide, or there is no such address. */
export const decideAsMailbox = async (
  ports: VouchingPorts,
  live: LiveSession,
  address: string,
  decision: 'approved' | 'refused',
): Promise<boolean> => {
  if (!hasMailbox(live)) return false;
  const now = ports.clock.now();
  const { council, team } = live.session;
  const who = adviserOf(live.session);
  const decidedBy = who.by === 'adviser' ? `${who.name}, ${who.role} (${team}, with its mailbox)` : '';
  const settled = { decision, decidedAt: now, decidedBy, expiresAt: decidedUntil(now) };
  return ports.vouching.decide({ council, team, address }, settled, now);
};

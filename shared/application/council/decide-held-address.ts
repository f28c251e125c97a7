import type { DecideAddressBody, HeldAddressView } from '../../contracts/http/attention-views.ts';
import { decidedUntil } from '../../domain/access/vouching-life.ts';
import type { Clock } from '../ports/system.ts';
import type { HeldAddress, VouchingStore } from '../ports/vouching-store.ts';
import type { CouncilCaller } from './council-caller.ts';
import { nameOf } from './name-of-actor.ts';

interface HeldPorts {
  readonly vouching: VouchingStore;
  readonly clock: Clock;
}

export const showHeldAddress = ({ council: _council, expiresAt: _expiresAt, ...held }: HeldAddress): HeldAddressView =>
  held;

/** Addresses of a team that wait, or were decided on. */
export const listTeamAddresses = async (
  { vouching, clock }: HeldPorts,
  { council }: CouncilCaller,
  team: string,
): Promise<readonly HeldAddressView[]> =>
  (await vouching.addresses(council.id, team, clock.now())).map(showHeldAddress);

/** The council approves an address for a team, or takes that back. Null: no such address is held. */
export const decideHeldAddress = async (
  { vouching, clock }: HeldPorts,
  { council, actor }: CouncilCaller,
  team: string,
  { address, decision }: DecideAddressBody,
): Promise<HeldAddressView | null> => {
  const now = clock.now();
  const which = { council: council.id, team, address: address.toLowerCase() };
  const settled = { decision, decidedAt: now, decidedBy: nameOf(actor), expiresAt: decidedUntil(now) };
  if (!(await vouching.decide(which, settled, now))) return null;
  const held = await vouching.address(which.council, team, which.address, now);
  return held && showHeldAddress(held);
};

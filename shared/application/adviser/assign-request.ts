import type { Decided } from '../decide-and-append.ts';
import { mailSource } from '../mail/new-mail.ts';
import { assignedMail } from '../mail/request-mails.ts';
import type { LiveSession } from './adviser-session.ts';
import { isAddress } from './ask-for-code.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import { holdAddress, mayGetCodes, type VouchingPorts } from './hold-address.ts';
import { findForAdviser } from './view-advice-request.ts';

/**
 * `held`: nobody vouches for the address, so it waits for whoever has the team's mailbox, or the council. `too-many`: so do too many others.
 * `too-often`: the request went from one to another so often within the hour that no more mails are sent. Nothing was changed by any.
 */
export type Assigned =
  | Decided
  | { readonly ok: false; readonly address: 'missing' | 'held' | 'too-many' | 'too-often' };

const HOUR = 3600;
/** Mails an hour about one request going to somebody else: enough to put mistakes right, too few to pester anybody. */
const GIVEN_AN_HOUR = 5;

/**
 * Gives a request to a colleague: from then on they have it, and get the reminders. They get a mail with a link of their own, and their
 * code goes to their own address, so it must be one that may get codes. Null: this session may not see that request.
 */
export const assignRequest = async (
  ports: VouchingPorts,
  live: LiveSession,
  id: string,
  given: { readonly name: string; readonly address: string },
): Promise<Assigned | null> => {
  const { council, team } = live.opened;
  const address = given.address.trim().toLowerCase();
  if (!isAddress(address)) return { ok: false, address: 'missing' };
  if (!(await mayGetCodes(ports, live.opened, address)))
    return { ok: false, address: (await holdAddress(ports, live.opened, address)) ? 'held' : 'too-many' };
  const isOwn = address === live.session.address?.toLowerCase();
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  if (!isOwn && found.request.assignedTo?.address !== address) {
    const times = await ports.access.count(`given:${council.id}:${id}`, HOUR, ports.clock.now());
    if (times > GIVEN_AN_HOUR) return { ok: false, address: 'too-often' };
  }
  return decideAsAdviser(ports, live, id, { do: 'assign', name: given.name, address }, (_request, decision) => ({
    // Whoever takes it themselves is here already.
    mails: isOwn ? [] : [assignedMail(mailSource(ports, council), { id, team }, address, decision)],
  }));
};

import type { Decided } from '../decide-and-append.ts';
import { assignedMail, mailSource } from '../mail/new-mail.ts';
import type { LiveSession } from './adviser-session.ts';
import { isAddress } from './ask-for-code.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import { holdAddress, mayGetCodes, type VouchingPorts } from './hold-address.ts';

/** `address-held`: nobody vouches for it, so it waits for whoever has the team's mailbox, or the council; nothing was sent. */
export type Assigned = Decided | { readonly ok: false; readonly address: 'missing' | 'held' | 'too-many' };

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
  return decideAsAdviser(ports, live, id, { do: 'assign', name: given.name, address }, (_request, decision) => ({
    // Whoever takes it themselves is here already.
    mails: isOwn ? [] : [assignedMail(mailSource(ports, council), { id, team }, address, decision)],
  }));
};

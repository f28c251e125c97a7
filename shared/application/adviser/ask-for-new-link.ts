import { newLinkMail } from '../mail/access-mails.ts';
import { mailSource } from '../mail/new-mail.ts';
import type { AskPorts } from './ask-for-code.ts';
import type { LinkOpened } from './open-link.ts';

const HOUR = 3600;
const LINKS_AN_HOUR = 3;

/**
 * Somebody whose link ran out asks for a fresh one: it goes to the team's mailbox of record whatever they are, at most three an hour for
 * what the link opened. Whether one was sent is told to nobody.
 */
export const askForNewLink = async (
  ports: AskPorts,
  { council, team, request }: Extract<LinkOpened, { is: 'expired' }>,
): Promise<void> => {
  const now = ports.clock.now();
  const what = request?.id ?? team.code;
  const asked = await ports.access.count(`new-link:${council.id}:${what}`, HOUR, now);
  if (asked > LINKS_AN_HOUR) return;
  await ports.mails.put([newLinkMail(mailSource(ports, council), team, request?.id ?? null, now)]);
};

import type { MailboxTestView } from '../../contracts/http/attention-views.ts';
import { testMail } from '../mail/access-mails.ts';
import { mailSource } from '../mail/new-mail.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { MailStore } from '../ports/mail-store.ts';
import type { Clock, Secrets } from '../ports/system.ts';
import type { MailboxTest, VouchingStore } from '../ports/vouching-store.ts';
import type { CouncilCaller } from './council-caller.ts';

interface TestPorts {
  readonly directory: Pick<DirectoryStore, 'team'>;
  readonly mails: Pick<MailStore, 'put'>;
  readonly vouching: VouchingStore;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'hash'>;
}

const show = ({ team, mailbox, askedAt, arrivedAt, arrivedBy }: MailboxTest): MailboxTestView => ({
  team,
  mailbox,
  askedAt,
  arrivedAt,
  arrivedBy,
});

/** Asks a team's mailbox whether it can receive requests. Null: there is no such team. */
export const testMailbox = async (
  ports: TestPorts,
  { council }: CouncilCaller,
  code: string,
): Promise<MailboxTestView | null> => {
  const team = await ports.directory.team(council.id, code);
  if (!team) return null;
  const mail = testMail(mailSource(ports, council), team);
  const { mailbox } = team;
  const test = { council: council.id, team: code, mailbox, mail: mail.id, askedAt: mail.askedAt };
  // First the note, then the mail: an answer must find the test that it is about.
  await ports.vouching.putTest({ ...test, arrivedAt: null, arrivedBy: null });
  await ports.mails.put([mail]);
  return show({ ...test, arrivedAt: null, arrivedBy: null });
};

/** The last test of a team's mailbox. Null: it was never tested, or there is no such team. */
export const viewMailboxTest = async (
  ports: TestPorts,
  { council }: CouncilCaller,
  code: string,
): Promise<MailboxTestView | null> => {
  const test = await ports.vouching.test(council.id, code);
  return test && show(test);
};

import type { RenderMail } from '../contracts/mail/mail-models.ts';
import { LEASE_SECONDS } from '../contracts/mail/sending.ts';
import type { Council } from '../domain/directory/council.ts';
import { composeMail } from './mail/compose-mail.ts';
import { type Composed, type Composition, linkMint } from './mail/composition.ts';
import { digestTurn } from './mail/digest-turn.ts';
import { type SettlePorts, settleOutcome } from './mail/settle-outcome.ts';
import type { AssessmentStore } from './ports/assessment-store.ts';
import type { DirectoryStore } from './ports/directory-store.ts';
import type { LinkRecord, Mail } from './ports/mail-store.ts';
import type { Mailer, OutgoingMail } from './ports/mailer.ts';
import type { Secrets } from './ports/system.ts';

export interface SendMailPorts extends SettlePorts {
  readonly assessments: AssessmentStore;
  readonly directory: DirectoryStore;
  readonly mailer: Mailer;
  readonly secrets: Secrets;
  readonly render: RenderMail;
}

export interface SendMailSettings {
  /** Where links lead, from the stage's setting; no slash at its end. */
  readonly publicOrigin: string;
  readonly from: string;
}

const isDigest = ({ kind }: Mail): boolean => kind === 'digest' || kind === 'escalation-digest';

/** Whether a mail may go now, and for which others it stands; null where it was put off, or left to another. */
const standsInFor = async (ports: SendMailPorts, mail: Mail): Promise<readonly string[] | null> => {
  if (!isDigest(mail)) return [];
  const turn = await digestTurn(ports, mail);
  if (turn.is === 'go') return turn.standsInFor;
  const now = ports.clock.now();
  if (turn.is === 'wait') await ports.mails.retime(mail.id, turn.until, now);
  else {
    const reason = 'A later digest to the same address says what this one would have.';
    await ports.mails.settle(mail.id, mail.attempt, { status: 'not-sent', at: now, reason });
  }
  return null;
};

const read = async (ports: SendMailPorts, origin: string, mail: Mail, council: Council, others: readonly string[]) => {
  const now = ports.clock.now();
  const { links, link } = linkMint(mail, ports.secrets, origin, now);
  const composition = await composeMail({
    mail,
    council,
    today: ports.clock.today(),
    now,
    secrets: ports.secrets,
    assessments: ports.assessments,
    teams: await ports.directory.teams(mail.council),
    standsInFor: others,
    link,
  });
  return { composition, links };
};

const claim = (ports: SendMailPorts, mail: Mail, { code, live, lists }: Composed, links: readonly LinkRecord[]) => {
  const now = ports.clock.now();
  const leaseUntil = new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString();
  return ports.mails.claim({ mail, now, leaseUntil, links, code, live, lists });
};

const outgoing = (
  { render }: SendMailPorts,
  { from }: SendMailSettings,
  council: Council,
  mail: Mail,
  { model, lists }: Composed,
): OutgoingMail => {
  // A digest that turns out to list one request is about exactly that one.
  const request = mail.request ?? (lists.length === 1 ? lists[0] : undefined);
  return {
    from: { name: council.name, address: from },
    replyTo: council.sendMailbox,
    to: mail.to,
    ...render(model),
    tags: { mail: mail.id, kind: mail.kind, ...(request ? { request } : {}) },
  };
};

const isComposed = (composition: Composition): composition is Composed => 'model' in composition;

/** What was read may have changed by the time of the claim: then it is read again, this often. */
const READINGS = 4;

/**
 * Sends one mail that is due, once: reads what it has to say, waits for the lane's turn, claims it (in one transaction with its
 * links' and code's hashes, on condition that what it is about still stands), calls SES once, and records the outcome on
 * condition of the attempt. A mail that is not due, or that somebody else has, is left alone.
 */
export const sendMail = async (ports: SendMailPorts, settings: SendMailSettings, id: string): Promise<void> => {
  for (let reading = 0; reading < READINGS; reading += 1) {
    const mail = await ports.mails.find(id);
    if (mail?.status !== 'to-send' || mail.notBefore > ports.clock.now()) return;
    if (await ports.runBook.sendingStopped()) return;
    const others = await standsInFor(ports, mail);
    if (!others) return;
    const council = await ports.directory.council(mail.council);
    if (!council) throw new Error(`Mail ${id} is of a council that is not there`);
    const { composition, links } = await read(ports, settings.publicOrigin, mail, council, others);
    if (!isComposed(composition)) {
      const at = ports.clock.now();
      await ports.mails.settle(id, mail.attempt, { status: 'not-sent', at, reason: composition.notSent });
      return;
    }
    const ready = outgoing(ports, settings, council, mail, composition);
    await ports.paces[mail.lane].turn();
    const claimed = await claim(ports, mail, composition, links);
    if (claimed === 'lost') return;
    if (claimed === 'stale') continue;
    await settleOutcome(ports, mail, mail.attempt + 1, await ports.mailer.send(ready));
    return;
  }
  ports.log.warn('mail kept changing while it was read; left for later', { mail: id });
};

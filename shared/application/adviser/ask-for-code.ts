import { sessionEnd } from '../../domain/access/session-life.ts';
import { isVouchedFor } from '../../domain/access/vouched-address.ts';
import { codeMail, mailSource } from '../mail/new-mail.ts';
import type { AdviserSession } from '../ports/access-store.ts';
import type { MailStore } from '../ports/mail-store.ts';
import { type LinkPorts, type OpenLink, openLink } from './open-link.ts';

export interface AskPorts extends LinkPorts {
  readonly mails: MailStore;
}

/** Where the adviser wants the code: nothing is preselected. */
export interface CodeWanted {
  readonly where: 'mailbox' | 'other' | null;
  readonly address: string;
}

export type CodeAsked =
  | { readonly is: 'no-link' }
  | { readonly is: 'choose' | 'address-missing' | 'address-held' | 'too-many' }
  /** `session` is the secret that the browser keeps; only its hash is stored. */
  | { readonly is: 'asked'; readonly session: string };

const HOUR = 3600;
/** Codes an hour to one address, and to one team altogether: enough for a busy morning, too few to flood a mailbox. */
const CODES_TO_ADDRESS = 10;
const CODES_FOR_TEAM = 40;

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

const withinLimits = async (ports: AskPorts, opened: OpenLink, address: string): Promise<boolean> => {
  const { council, team } = opened;
  const now = ports.clock.now();
  const to = await ports.access.count(`codes-to:${council.id}:${ports.secrets.hash(address)}`, HOUR, now);
  const of = await ports.access.count(`codes-for:${council.id}:${team.code}`, HOUR, now);
  return to <= CODES_TO_ADDRESS && of <= CODES_FOR_TEAM;
};

const putCode = (ports: AskPorts, { council, team, request }: OpenLink, session: AdviserSession, address: string) =>
  ports.mails.put([
    codeMail(mailSource(ports, council), address, session.hash, session.asked, {
      team: team.code,
      request: request?.id ?? null,
    }),
  ]);

/** Asks for a code in a new session of this browser. Without a choice, or for an address nobody vouches for, nothing changes. */
export const askForCode = async (ports: AskPorts, token: string, wanted: CodeWanted): Promise<CodeAsked> => {
  const opened = await openLink(ports, token);
  if (opened.is !== 'open') return { is: 'no-link' };
  const { council, team, link } = opened;
  if (wanted.where === null) return { is: 'choose' };
  const address = wanted.where === 'mailbox' ? team.mailbox : wanted.address.trim().toLowerCase();
  if (!ADDRESS.test(address)) return { is: 'address-missing' };
  if (!isVouchedFor(address, team, await ports.directory.teams(council.id), council)) return { is: 'address-held' };
  if (!(await withinLimits(ports, opened, address))) return { is: 'too-many' };
  const secret = ports.secrets.token();
  const now = ports.clock.now();
  const session: AdviserSession = {
    hash: ports.secrets.hash(secret),
    council: council.id,
    team: team.code,
    request: link.request,
    linkHash: link.hash,
    linkMintedAt: link.mintedAt,
    address,
    asked: 1,
    provedAt: null,
    name: null,
    role: null,
    createdAt: now,
    seenAt: now,
    expiresAt: sessionEnd(now),
  };
  await ports.access.putAdviserSession(session);
  await putCode(ports, opened, session, address);
  return { is: 'asked', session: secret };
};

/** Sends one more code to the same address; those before it stay good until they run out. */
export const askForAnotherCode = async (
  ports: AskPorts,
  token: string,
  session: AdviserSession,
): Promise<CodeAsked> => {
  const opened = await openLink(ports, token);
  if (opened.is !== 'open' || !session.address || session.linkHash !== opened.link.hash) return { is: 'no-link' };
  if (!(await withinLimits(ports, opened, session.address))) return { is: 'too-many' };
  const again = { ...session, asked: session.asked + 1, seenAt: ports.clock.now() };
  await ports.access.updateAdviserSession(again);
  await putCode(ports, opened, again, session.address);
  return { is: 'asked', session: '' };
};

import { sessionEnd } from '../../domain/access/session-life.ts';
import { codeMail } from '../mail/access-mails.ts';
import { mailSource } from '../mail/new-mail.ts';
import type { AdviserSession } from '../ports/access-store.ts';
import type { MailStore } from '../ports/mail-store.ts';
import type { LiveSession } from './adviser-session.ts';
import { holdAddress, mayGetCodes, type VouchingPorts } from './hold-address.ts';
import type { OpenLink } from './open-link.ts';

export interface AskPorts extends VouchingPorts {
  readonly mails: MailStore;
}

/** Where the adviser wants the code: nothing is preselected. */
export interface CodeWanted {
  readonly where: 'mailbox' | 'other' | null;
  readonly address: string;
}

export type CodeAsked =
  | { readonly is: 'choose' | 'address-missing' | 'address-held' | 'too-many' }
  /** `session` is the secret that the browser keeps; only its hash is stored. */
  | { readonly is: 'asked'; readonly session: string };

const HOUR = 3600;
/** Codes an hour to one address, and to one team altogether: enough for a busy morning, too few to flood a mailbox. */
const CODES_TO_ADDRESS = 10;
const CODES_FOR_TEAM = 40;

/** Whether a text has the form of an email address. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);
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

/** Asks for a code in a new session of this browser. Without a choice nothing changes; an address that nobody vouches for is held. */
export const askForCode = async (ports: AskPorts, opened: OpenLink, wanted: CodeWanted): Promise<CodeAsked> => {
  const { council, team, link } = opened;
  if (wanted.where === null) return { is: 'choose' };
  const address = wanted.where === 'mailbox' ? team.mailbox : wanted.address.trim().toLowerCase();
  if (!isAddress(address)) return { is: 'address-missing' };
  if (!(await mayGetCodes(ports, opened, address)))
    return { is: (await holdAddress(ports, opened, address)) ? 'address-held' : 'too-many' };
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

/** Sends one more code to the same address; those before it stay good until they run out. False: too many were asked for. */
export const askForAnotherCode = async (ports: AskPorts, { session, opened }: LiveSession): Promise<boolean> => {
  if (!session.address || !(await withinLimits(ports, opened, session.address))) return false;
  const again = { ...session, asked: session.asked + 1, seenAt: ports.clock.now() };
  await ports.access.updateAdviserSession(again);
  await putCode(ports, opened, again, session.address);
  return true;
};

import type { CouncilFile } from '../contracts/commands/council-file.ts';
import type { Council } from '../domain/directory/council.ts';
import type { Person, Role } from '../domain/directory/person.ts';
import type { TeamKind } from '../domain/directory/team.ts';
import { ladderFor } from '../domain/ladder/ladder.ts';
import type { DirectoryStore } from './ports/directory-store.ts';
import type { Clock } from './ports/system.ts';

interface Ports {
  readonly directory: Pick<DirectoryStore, 'council' | 'putCouncil' | 'client' | 'putClient' | 'person' | 'putPerson'>;
  readonly clock: Clock;
}

export interface CouncilAsked {
  readonly file: CouncilFile;
  /** The id of the council's client in the user pool. */
  readonly clientId?: string | undefined;
  /** The first administrator as the user pool knows them. */
  readonly administrator?: Pick<Person, 'issuer' | 'subject'> | undefined;
}

export type CouncilMade =
  | { readonly did: 'made' | 'changed' | 'unchanged'; readonly changed: readonly string[] }
  | { readonly refused: readonly { readonly field: string; readonly message: string }[] };

const NEW: Omit<Council, 'id' | 'name' | 'sendMailbox'> = {
  colours: { header: '#12436d', accent: '#28a197' },
  sendPhone: null,
  deemedReceipt: false,
  recipients: { dco: null, principalEp: null, headOfSocialCare: null, headOfSend: null, icbSendLead: null },
  ladder: {},
  ownDomains: [],
  feedbackSurveyUrl: null,
  linksRevokedAt: null,
};

/** Settings as they will be: what the file names, else what was there, else what a new council has. */
const settingsOf = (file: CouncilFile, before: Council | null): Council => {
  const { apiClient: _client, firstAdministrator: _person, recipients, ...settings } = file;
  const kept = before ?? NEW;
  return {
    ...kept,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    id: file.id,
    name: file.name,
    sendMailbox: file.sendMailbox,
    recipients: { ...kept.recipients, ...recipients } as Council['recipients'],
  };
};

const unknownRungs = ({ ladder = {} }: CouncilFile, today: string) =>
  (Object.entries(ladder) as [TeamKind, Council['ladder'][TeamKind]][]).flatMap(([kind, steps = []]) => {
    const rungs = ladderFor(kind, today).map(({ rung }) => rung);
    return steps
      .filter(({ rung }) => !rungs.includes(rung))
      .map(({ rung }) => ({
        field: `ladder.${kind}`,
        message: `There is no rung ${rung}, only ${rungs.join(', ')}`,
      }));
  });

/** The person with their roles at this council; what they are elsewhere stays. */
const administratorOf = ({ file, administrator }: CouncilAsked, before: Person | null): Person | null => {
  if (!administrator || !file.firstAdministrator) return null;
  const { name, email, roles = [] } = file.firstAdministrator;
  const elsewhere = (before?.councils ?? []).filter(({ council }) => council !== file.id);
  const here = before?.councils.find(({ council }) => council === file.id)?.roles ?? [];
  const held: readonly Role[] = ['administrator', ...here, ...roles];
  return { ...administrator, name, email, councils: [...elsewhere, { council: file.id, roles: [...new Set(held)] }] };
};

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The order of an object's members means nothing: a store may give them in another one. */
const inOrder = (_name: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

/** Makes a council, or changes its settings; lets its API client and its first administrator in. Refused as a whole, or done. */
export const createCouncil = async ({ directory, clock }: Ports, asked: CouncilAsked): Promise<CouncilMade> => {
  const { file, clientId, administrator } = asked;
  const refused = [...unknownRungs(file, clock.today())];
  if (clientId !== undefined && !file.apiClient)
    refused.push({ field: 'apiClient', message: 'Name the client whose id is given' });
  if (administrator && !file.firstAdministrator)
    refused.push({ field: 'firstAdministrator', message: 'Name the person whose subject is given' });
  const client = clientId === undefined ? null : await directory.client(clientId);
  if (client && client.council !== file.id)
    refused.push({ field: 'apiClient', message: `The client ${clientId} is another council’s` });
  const person = administrator ? await directory.person(administrator.issuer, administrator.subject) : null;
  if (person && file.firstAdministrator && !sameAddress(person.email, file.firstAdministrator.email))
    refused.push({ field: 'firstAdministrator', message: 'The subject is that of a person with another address' });
  if (refused.length > 0) return { refused };

  const before = await directory.council(file.id);
  const after = settingsOf(file, before);
  const changed = (Object.keys(after) as (keyof Council)[]).filter((name) => !same(before?.[name], after[name]));
  if (changed.length > 0) await directory.putCouncil(after);
  if (clientId !== undefined && file.apiClient)
    await directory.putClient({ clientId, council: file.id, name: file.apiClient.name });
  const letIn = administratorOf(asked, person);
  if (letIn) await directory.putPerson(letIn);
  return { did: before ? (changed.length > 0 ? 'changed' : 'unchanged') : 'made', changed };
};

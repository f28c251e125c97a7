import * as z from 'zod';
import { createCouncil } from '../../../shared/application/create-council.ts';
import { type Command, CommandRefused, readFlags } from '../../../shared/commands/command.ts';
import { CouncilFile } from '../../../shared/contracts/commands/council-file.ts';
import type { Where } from '../../../shared/contracts/commands/where.ts';
import { whereSecretsAre } from './where-secrets-are.ts';

type Ports = Parameters<typeof createCouncil>[0] & { readonly issuer: string | null };
type ReadText = (path: string) => string;

const USAGE =
  'create-council -- --file council.json (--stage NAME | --local PORT) [--client-id ID] [--user-pool ID --administrator SUBJECT]';
const Flags = z.object({
  file: z.string(),
  'client-id': z.string().min(1).optional(),
  'user-pool': z
    .string()
    .regex(/^eu-west-2_\w+$/, 'this is no id of a user pool')
    .optional(),
  administrator: z.string().min(1).optional(),
});

const refuse = (lines: readonly string[]): never => {
  throw new CommandRefused(lines);
};

const councilIn = (path: string, read: ReadText): CouncilFile => {
  const text = attempt(() => read(path), `${path} cannot be read`);
  const json: unknown = attempt(() => JSON.parse(text), `${path} is not JSON`);
  const parsed = CouncilFile.safeParse(json);
  if (parsed.success) return parsed.data;
  return refuse(
    parsed.error.issues.map(({ path: member, message }) => {
      const fault = message.endsWith('received undefined') ? 'This is needed' : message;
      return `${path}: ${member.join('.') || 'the file'}: ${fault}`;
    }),
  );
};

const attempt = <T>(what: () => T, fault: string): T => {
  try {
    return what();
  } catch (error) {
    return refuse([`${fault}: ${(error as Error).message}`]);
  }
};

/** Makes or changes a council from a file, says what it did, and where secrets are: never the secrets. */
export const createCouncilCommand =
  (open: (where: Where) => Promise<Ports>, read: ReadText): Command =>
  async (args) => {
    const { flags, where } = readFlags(args, USAGE, Flags);
    const file = councilIn(flags.file, read);
    const { 'client-id': clientId, 'user-pool': pool, administrator: subject } = flags;
    const { issuer: localIssuer, ...ports } = await open(where);
    const issuer = localIssuer ?? (pool && `https://cognito-idp.eu-west-2.amazonaws.com/${pool}`);
    if (subject && !issuer) return refuse(['--administrator needs the --user-pool that knows them']);
    const administrator = subject && issuer ? { issuer, subject } : undefined;
    const made = await createCouncil(ports, { file, clientId, administrator });
    if ('refused' in made)
      return refuse(made.refused.map(({ field, message }) => `${flags.file}: ${field}: ${message}`));
    return [
      `council ${file.id} ${made.did}${made.did === 'changed' ? `: ${made.changed.join(', ')}` : ''}`,
      ...(clientId ? [`the API client ${clientId} acts for ${file.id}`] : []),
      ...(administrator ? [`the first administrator of ${file.id} may sign in`] : []),
      ...whereSecretsAre(where, file, { path: flags.file, clientId, administrator: subject }),
    ];
  };

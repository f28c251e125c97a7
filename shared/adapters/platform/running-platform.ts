import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, ListEventBusesCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import type { Clock } from '../../application/ports/system.ts';
import type { Where } from '../../contracts/commands/where.ts';
import { londonDate } from '../../domain/calendar/london-days.ts';

/** What AWS's clients need to talk to it. On a stage the person's own credentials are found by the SDK. */
interface Reach {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A deployed stage, or the platform on this machine, as a command finds it. */
export interface RunningPlatform {
  readonly reach: Reach;
  readonly clock: Clock;
  /** Of those who sign in on this machine; a stage's is its user pool's. */
  readonly issuer: string | null;
  table(name: 'assessments' | 'mail' | 'directory' | 'scorecard'): Promise<string>;
  bus(): Promise<string>;
}

const REGION = 'eu-west-2';
const LocalSettings = z.object({ issuer: z.string(), now: z.iso.datetime() });

/** Local settings, or an error that says what is not running. */
const localSettings = async (port: number): Promise<z.infer<typeof LocalSettings>> => {
  const address = `http://localhost:${port}/local/settings.json`;
  try {
    return LocalSettings.parse(await (await fetch(address)).json());
  } catch {
    throw new Error(`The platform does not answer at ${address}: is npm start -- --port ${port} running?`);
  }
};

const clockAt = (millisecondsAhead: number): Clock => {
  const now = () => new Date(Date.now() + millisecondsAhead).toISOString();
  return { now, today: () => londonDate(now()) };
};

/** By the names that CloudFormation makes of the stacks' own: no resource has a name of ours. Throws where there is not exactly one. */
const onlyOne = (what: string, names: readonly string[], isIt: (name: string) => boolean): string => {
  const [found, ...others] = names.filter(isIt);
  if (!found) throw new Error(`There is no ${what}: is the stage deployed, and are these its account’s credentials?`);
  if (others.length > 0) throw new Error(`${1 + others.length} look like ${what}: ${[found, ...others].join(', ')}`);
  return found;
};

const tableNames = async (client: DynamoDBClient): Promise<readonly string[]> => {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand(after ? { ExclusiveStartTableName: after } : {}));
    names.push(...(page.TableNames ?? []));
    after = page.LastEvaluatedTableName;
  } while (after);
  return names;
};

const busNames = async (client: EventBridgeClient): Promise<readonly string[]> => {
  const names: string[] = [];
  let next: string | undefined;
  do {
    const page = await client.send(new ListEventBusesCommand(next ? { NextToken: next } : {}));
    names.push(...(page.EventBuses ?? []).flatMap(({ Name }) => Name ?? []));
    next = page.NextToken;
  } while (next);
  return names;
};

/** Finds the tables and the bus of a stage, or of the platform on this machine: AWS itself answers there on the port after the first. */
export const runningPlatform = async (where: Where): Promise<RunningPlatform> => {
  const isLocal = 'local' in where;
  const settings = isLocal ? await localSettings(where.local) : null;
  const reach: Reach = isLocal
    ? {
        region: REGION,
        endpoint: `http://127.0.0.1:${where.local + 1}`,
        // Not one of a function, whose calls are written down.
        credentials: { accessKeyId: 'MAINTENANCE', secretAccessKey: 'local' },
      }
    : { region: REGION };
  const tablePrefix = isLocal ? '' : `ehc-advice-${where.stage}-records-`;
  const busPattern = isLocal
    ? /serviceEventsBus[0-9A-F]{8}$/
    : new RegExp(`^ehcadvice${where.stage.replaceAll('-', '')}serviceEventsBus[0-9A-F]{8}$`);
  return {
    reach,
    clock: clockAt(settings ? Date.parse(settings.now) - Date.now() : 0),
    issuer: settings?.issuer ?? null,
    table: async (table) => {
      const isIt = (name: string) => name.toLowerCase().startsWith(`${tablePrefix}${table}`);
      return onlyOne(`table ${tablePrefix}${table}`, await tableNames(new DynamoDBClient(reach)), isIt);
    },
    bus: async () =>
      onlyOne('event bus of the service', await busNames(new EventBridgeClient(reach)), (name) =>
        busPattern.test(name),
      ),
  };
};

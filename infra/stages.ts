import { readdirSync, readFileSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

const FOLDER = new URL('./stages/', import.meta.url);

/** What a stage may differ in: one file a stage in infra/stages. */
export const StageSettings = z
  .strictObject({
    stage: z.string().regex(/^[a-z][a-z0-9-]{1,15}$/),
    /** The account to deploy to; by default that of the credentials. */
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    /** Where the pages and the API answer and mail comes from; a public hosted zone of its own, so that every record is made here. */
    domain: z.hostname(),
    hostedZoneId: z.string().regex(/^Z[A-Z0-9]{8,32}$/),
    /** Where browsers find the pages: https on the domain unless said, which only a stage on one's own machine needs. */
    publicOrigin: z
      .url({ protocol: /^https?$/ })
      .regex(/[^/]$/, 'has no slash at its end')
      .optional(),
    mailFrom: z.email(),
    /** Cognito's sign-in pages are at this prefix; unique in the region. */
    signInPrefix: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
    /** Whether what holds records outlives its stack and is protected from deletion. */
    keepRecords: z.boolean(),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
    logRetentionDays: z.literal([30, 90, 180, 365, 731]),
    eventArchiveDays: z.int().min(1),
    importsKeptDays: z.int().min(1),
    failedRecordsKeptDays: z.int().min(1),
    /** From one address. A trust's staff share one, so this is generous; codes and links have limits of their own. */
    requestsPerAddressIn5Minutes: z.int().min(100),
    alarmEmails: z.array(z.email()),
  })
  .refine((settings) => settings.mailFrom.endsWith(`@${settings.domain}`), {
    path: ['mailFrom'],
    message: 'is not an address of the domain',
  })
  .transform((settings) => ({ ...settings, publicOrigin: settings.publicOrigin ?? `https://${settings.domain}` }));
export type StageSettings = z.infer<typeof StageSettings>;

/** A stage that does not exist, or whose settings cannot be used. Its message is one line, for whoever deploys. */
export class StageRefused extends Error {}

/** Settings of the stage that context names (`-c stage=prod`); `example`, the one that runs on one's own machine, where it names none. */
export function stageOf(app: App): StageSettings {
  const stage = String(app.node.tryGetContext('stage') ?? 'example');
  const origin: unknown = app.node.tryGetContext('publicOrigin');
  return readStage(stage, origin === undefined ? {} : { publicOrigin: origin });
}

/** Settings of one stage from its file; `overrides` replace members of it. */
export function readStage(stage: string, overrides: Readonly<Record<string, unknown>> = {}): StageSettings {
  const stages = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''));
  if (!stages.includes(stage)) {
    throw new StageRefused(`There is no stage '${stage}': infra/stages has ${stages.join(', ')}.`);
  }
  return parseStage(stage, JSON.parse(readFileSync(new URL(`${stage}.json`, FOLDER), 'utf8')), overrides);
}

export function parseStage(
  stage: string,
  file: object,
  overrides: Readonly<Record<string, unknown>> = {},
): StageSettings {
  const parsed = StageSettings.safeParse({ ...file, ...overrides, stage });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`);
  throw new StageRefused(`infra/stages/${stage}.json cannot be used: ${faults.join('; ')}.`);
}

import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { adviceApi } from '../../functions/api/advice-api/handler.ts';
import { runImport } from '../../shared/application/imports/run-import.ts';
import { updateScorecard } from '../../shared/application/scorecard/update-scorecard.ts';
import { FixedClock } from '../fakes/fixed-clock.ts';
import { KnownTokens, tokenOf } from '../fakes/known-tokens.ts';
import { MemoryImportFiles } from '../fakes/memory-import-files.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { memoryRecords } from '../fakes/memory-records.ts';
import { MemoryScorecardStore } from '../fakes/memory-scorecard-store.ts';
import { SeededSecrets } from '../fakes/seeded-secrets.ts';
import { type ApiRequest, apiEvent } from './api-event.ts';
import { aTeam, theEps } from './assessments.ts';
import { aCouncil } from './council.ts';

export const ALL_SCOPES = 'advice/read advice/write advice/content scorecard/read';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly body: any;
}

const answered = (result: APIGatewayProxyResult): Answered => ({
  status: result.statusCode,
  headers: result.headers as Record<string, string>,
  body: result.body === '' ? null : JSON.parse(result.body),
});

/** The council's teams that the tests ask. */
export const TEAMS = [
  { ...theEps, emailDomains: ['vale.gov.example'] },
  aTeam(),
  aTeam({ code: 'RV1-PAED', service: 'Community paediatrics', mailbox: 'paed@rv1.nhs.example' }),
  aTeam({
    code: 'RV2-OT',
    organisation: 'South Vale Hospitals NHS Foundation Trust',
    service: 'Occupational therapy',
    mailbox: 'ot@rv2.nhs.example',
    emailDomains: ['rv2.nhs.example'],
  }),
];

/** The real API over stores in memory: Vale Council with its client and teams, Moor Council with its client and none. */
export const apiPlatform = async (now = '2026-03-02T09:00:00.000Z') => {
  const records = memoryRecords();
  const [clock, log, files] = [new FixedClock(now), new MemoryLog(), new MemoryImportFiles()];
  const scorecard = new MemoryScorecardStore();
  const ports = {
    ...records,
    scorecard,
    clock,
    log,
    files,
    secrets: new SeededSecrets(),
    tokens: new KnownTokens(),
    pause: async (milliseconds: number) => clock.advance({ seconds: milliseconds / 1000 }),
  };
  for (const id of ['vale', 'moor']) {
    await records.directory.putCouncil(aCouncil({ id }));
    await records.directory.putClient({ clientId: `${id}-client`, council: id, name: `${id} case management` });
  }
  await records.directory.putTeams('vale', TEAMS);
  files.onPut = (council, id) => runImport(ports, council, id);
  const handler = adviceApi(ports);
  const send = async (request: ApiRequest): Promise<Answered> =>
    answered(await handler(apiEvent(request), {} as Context));
  const as =
    (client: string, scopes = ALL_SCOPES) =>
    (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send({
        method,
        path,
        body,
        headers: {
          Authorization: `Bearer ${tokenOf(client, scopes)}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
      });
  const vale = as('vale-client');
  const csv = (path: string, text: string | Buffer) => vale('PUT', path, text, { 'Content-Type': 'text/csv' });
  /** What the stream, the bus and update-scorecard do with the decisions so far. */
  const settle = () =>
    updateScorecard(
      { scorecard },
      records.assessments.decisions.map(({ council, key, version, progress }) => ({ council, key, version, progress })),
    );
  return { ...ports, send, as, vale, moor: as('moor-client'), csv, settle };
};
export type ApiPlatform = Awaited<ReturnType<typeof apiPlatform>>;

/** A body that opens an assessment; say what matters. */
export const anOpening = (its: object = {}): Record<string, unknown> => ({
  ref: 'EHC-2026-00001',
  childName: 'Nia Heath',
  childDateOfBirth: '2018-05-04',
  locality: 'Central',
  requestedOn: '2026-02-23',
  ...its,
});

import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Listening, loopback } from '../../../../infra/local/edge/loopback.ts';
import { bodyOf } from '../../../../infra/local/edge/request-body.ts';
import { PlatformApi } from '../../../../infra/local/seeds/platform-api.ts';

type Answer = { status: number; headers?: Record<string, string>; body?: unknown };
const seen: { line: string; authorization: string; body: string }[] = [];
let answers: Answer[] = [];
let server: Listening;

beforeAll(async () => {
  server = await loopback(0, () =>
    createServer(async (request: IncomingMessage, response) => {
      const body = (await bodyOf(request, 100_000)).toString();
      seen.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization ?? '', body });
      const next = request.url === '/token' ? { status: 200, body: { access_token: 'T' } } : answers.shift();
      response.writeHead(next?.status ?? 500, next?.headers).end(JSON.stringify(next?.body ?? {}));
    }),
  );
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
});

function api(): PlatformApi {
  const origin = `http://localhost:${server.port}`;
  return new PlatformApi({ origin, tokenEndpoint: `${origin}/token`, clientId: 'c', clientSecret: 's' });
}

describe('the seeds’ way into the platform', () => {
  const begun = (): Answer => ({
    status: 201,
    body: { id: '1', upload: { url: `http://localhost:${server.port}/bucket`, fields: { key: 'k' } } },
  });

  it('asks for one token, uploads the file by the form that it is given, and waits for the import’s end', async () => {
    const state = (status: string) => ({ status: 200, body: { status, done: 1, rows: 2, errors: [] } });
    answers = [begun(), { status: 204 }, state('importing'), state('done')];
    await api().importCsv('teams', 'team_code\n');
    const look = 'GET /api/imports/1';
    expect(seen.map(({ line }) => line)).toEqual(['POST /token', 'POST /api/imports', 'POST /bucket', look, look]);
    expect(seen[1]).toMatchObject({ authorization: 'Bearer T', body: '{"kind":"teams"}' });
    expect(seen[2]?.body).toMatch(/name="key"\r\n\r\nk\r\n[\s\S]*team_code\n/);
    expect(seen[2]?.authorization).toBe('');
  });

  it('says which faults a refused import has, and what a refused upload said', async () => {
    answers = [begun(), { status: 204 }, { status: 200, body: { status: 'refused', errors: ['line 3'] } }];
    await expect(api().importCsv('teams', 'x')).rejects.toThrow(
      /records were not taken: the import of teams answered 422 .*line 3/,
    );
    answers = [begun(), { status: 403, body: 'AccessDenied' }];
    await expect(api().importCsv('teams', 'x')).rejects.toThrow(/the upload answered 403 .*AccessDenied/);
  });

  it('takes 409 for what an earlier start has done, and nothing else', async () => {
    answers = [{ status: 201 }, { status: 409 }, { status: 400, body: { title: 'No key' } }];
    const platform = api();
    await platform.post('/api/assessments', { ref: 'A' });
    await platform.post('/api/assessments', { ref: 'A' });
    await expect(platform.post('/api/assessments', {})).rejects.toThrow(
      'POST /api/assessments answered 400 {"title":"No key"}',
    );
  });
});

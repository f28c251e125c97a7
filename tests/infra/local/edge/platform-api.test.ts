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
  it('asks for one token and uses it for every call', async () => {
    answers = [{ status: 200 }, { status: 200, body: { a: 1 } }];
    const platform = api();
    await platform.importCsv('teams', 'team_code\n');
    expect(await platform.get('/api/x')).toEqual({ a: 1 });
    expect(seen.map(({ line }) => line)).toEqual(['POST /token', 'PUT /api/teams', 'GET /api/x']);
    expect(seen[1]).toMatchObject({ authorization: 'Bearer T', body: 'team_code\n' });
  });

  it('waits for an import that takes longer', async () => {
    answers = [
      { status: 202, headers: { Location: '/api/imports/1' } },
      { status: 200, body: { status: 'importing' } },
      { status: 200, body: { status: 'done' } },
    ];
    await api().importCsv('assessments', 'x');
    expect(seen.map(({ line }) => line).slice(1)).toEqual([
      'PUT /api/assessments',
      'GET /api/imports/1',
      'GET /api/imports/1',
    ]);
  });

  it.each<[string, Answer[]]>([
    ['at once', [{ status: 422, body: { errors: ['line 3'] } }]],
    [
      'later',
      [
        { status: 202, headers: { Location: '/api/imports/1' } },
        { status: 200, body: { status: 'refused', errors: ['line 3'] } },
      ],
    ],
  ])('says which faults an import has that is refused %s', async (_when, given) => {
    answers = given;
    await expect(api().importCsv('teams', 'x')).rejects.toThrow(
      /records were not taken: PUT \/api\/teams answered 422 .*line 3/,
    );
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

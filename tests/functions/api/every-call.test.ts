import { beforeAll, describe, expect, it } from 'vitest';
import { bearerOf } from '../../../shared/lambda/bearer.ts';
import { apiEvent } from '../../builders/api-event.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';
import { tokenOf } from '../../fakes/known-tokens.ts';

const NOT_FOUND = { type: 'about:blank', title: 'Not Found', status: 404 };
const JSON_TYPE = { 'Content-Type': 'application/json' };

let platform: ApiPlatform;
beforeAll(async () => {
  platform = await apiPlatform();
  await platform.vale('POST', '/api/assessments', anOpening());
});

describe('who calls the API', () => {
  it.each([
    ['no token', {}],
    ['a token that is not good', { Authorization: 'Bearer bad' }],
    ['another scheme', { Authorization: `Basic ${tokenOf('vale-client', 'advice/read')}` }],
    ['a client of no council', { Authorization: `Bearer ${tokenOf('somebody', 'advice/read')}` }],
  ])('is not known with %s: 401', async (_, headers) => {
    const answer = await platform.send({ path: '/api/assessments/EHC-2026-00001', headers });
    expect(answer).toMatchObject({ status: 401, body: { title: 'Unauthorized', status: 401 } });
    expect(answer.headers['WWW-Authenticate']).toContain('Bearer');
  });

  it('is not known by one of two Authorization headers', () => {
    const event = apiEvent({ path: '/api/x', headers: { Authorization: 'Bearer good' } });
    expect(bearerOf(event)).toBe('good');
    const twice = { ...event.multiValueHeaders, Authorization: ['Bearer good', 'Bearer other'] };
    expect(bearerOf({ ...event, multiValueHeaders: twice })).toBeNull();
  });

  it.each([
    ['POST', '/api/assessments', 'advice/read'],
    ['GET', '/api/assessments/EHC-2026-00001', 'advice/write'],
    ['GET', '/api/reports/as-at?date=2026-03-01', 'advice/read advice/write advice/content'],
    ['PUT', '/api/teams', 'scorecard/read'],
  ])('may not %s %s with the scopes %s: 403', async (method, path, scopes) => {
    const answer = await platform.as('vale-client', scopes)(method, path);
    expect(answer).toMatchObject({ status: 403, body: { title: 'Forbidden' } });
  });

  it('needs no token to read what the API is', async () => {
    expect((await platform.send({ path: '/api/openapi.json' })).body.openapi).toBe('3.1.0');
  });
});

describe('what is not there', () => {
  it.each([
    '/api/nothing',
    '/api/assessments/',
    '/api/assessments/%zz',
    '/api/assessments/UNKNOWN',
    '/api/assessments/new',
    '/api/assessments/a%20b',
    '/api/advice-requests/K3M9Q2XA7TZ1-01',
    '/api/advice-requests/none',
    '/api/advice-requests/take-over',
    '/api/imports/none',
  ])('%s gives one and the same 404', async (path) => {
    const answer = await platform.vale('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(NOT_FOUND);
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
  });

  it('is what belongs to another council: the same 404, and nothing changes', async () => {
    const issued = await platform.vale(
      'POST',
      '/api/assessments/EHC-2026-00001/advice-requests',
      { teams: ['EPS'] },
      { 'Idempotency-Key': 'one' },
    );
    const [{ id }] = issued.body.adviceRequests;
    const calls: readonly (readonly [string, string, unknown?])[] = [
      ['GET', '/api/assessments/EHC-2026-00001'],
      ['PATCH', '/api/assessments/EHC-2026-00001', { locality: 'South' }],
      ['GET', `/api/advice-requests/${id}`],
      ['POST', `/api/advice-requests/${id}/withdraw`, { reason: 'x' }],
      ['POST', `/api/advice-requests/${id}/resend`, {}],
    ];
    for (const [method, path, body] of calls) {
      const answer = await platform.moor(method, path, body);
      expect([path, answer.status, answer.body]).toEqual([path, 404, NOT_FOUND]);
    }
    expect((await platform.moor('GET', '/api/advice-requests')).body).toEqual({ adviceRequests: [] });
    expect((await platform.vale('GET', `/api/advice-requests/${id}`)).body.status).toBe('requested');
  });

  it('is a method that a path does not have: 405, with those it has', async () => {
    const answer = await platform.vale('DELETE', '/api/assessments/EHC-2026-00001');
    expect(answer).toMatchObject({ status: 405, headers: { Allow: 'GET, PATCH' } });
  });
});

describe('a body', () => {
  const post = (body: unknown, headers: Record<string, string> = JSON_TYPE) =>
    platform.vale('POST', '/api/assessments', body, headers);

  it.each([
    ['is not JSON', '{"ref": '],
    ['is empty', ''],
    ['is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['is nested without end', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ])('that %s is refused: 400', async (_, body) => {
    expect((await post(body)).status).toBe(400);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=iso-8859-1', ''])(
    'of the type “%s” is refused: 415',
    async (type) => {
      expect((await post(anOpening(), { 'Content-Type': type })).status).toBe(415);
    },
  );

  it('over 1 MB is refused: 413, for JSON and for CSV', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect((await post(`"${large}"`)).status).toBe(413);
    expect((await platform.csv('/api/teams', large)).status).toBe(413);
  });

  it('with a type that says UTF-8 is taken', async () => {
    const answer = await post(anOpening({ ref: 'UTF' }), { 'Content-Type': 'Application/JSON; charset="UTF-8"' });
    expect(answer.status).toBe(201);
  });

  it('with members that are not listed is refused, each named: 422', async () => {
    const answer = await post(anOpening({ ref: 'X', councilId: 'moor', dueOn: '2030-01-01', role: 'administrator' }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(['councilId', 'dueOn', 'role']);
  });

  it.each(['[]', 'null', '"text"', '7'])('that is JSON but no object (%s) is refused: 422', async (body) => {
    expect((await post(body)).status).toBe(422);
  });

  it('may not smuggle a prototype', async () => {
    const answer = await post('{"__proto__": {"ref": "X"}, "constructor": {}}');
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body.errors)).toContain('__proto__');
  });
});

describe('every answer', () => {
  it.each(['/api/openapi.json', '/api/advice-requests', '/api/nothing'])(
    'of %s carries the security headers',
    async (path) => {
      const { headers } = await platform.vale('GET', path);
      expect(headers['Strict-Transport-Security']).toContain('max-age=31536000');
      expect(headers['X-Content-Type-Options']).toBe('nosniff');
      expect(headers['Cache-Control']).toBe('no-store');
      expect(headers['Referrer-Policy']).toBe('no-referrer');
      expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
    },
  );

  it('to a HEAD is that of a GET without its body', async () => {
    const answer = await platform.vale('HEAD', '/api/advice-requests');
    expect(answer).toMatchObject({ status: 200, body: null });
  });

  it('to a surprise is a 500 that says nothing of it, and the log has no word of what was sent', async () => {
    const broken = await apiPlatform();
    broken.directory.client = async () => {
      throw new Error('Nia Heath');
    };
    const answer = await broken.vale('POST', '/api/assessments', anOpening());
    expect(answer).toMatchObject({ status: 500, body: { status: 500 } });
    expect(JSON.stringify(answer.body)).not.toContain('Nia');
    expect(broken.log.lines.some(({ level }) => level === 'error')).toBe(true);
  });
});

describe('a query', () => {
  it.each([
    ['/api/advice-requests?status=gone', 'status'],
    ['/api/advice-requests?limit=0', 'limit'],
    ['/api/advice-requests?limit=501', 'limit'],
    ['/api/advice-requests?limit=ten', 'limit'],
    ['/api/advice-requests?cursor=nonsense', 'cursor'],
    ['/api/advice-requests?dueBefore=2026-02-30', 'dueBefore'],
    ['/api/advice-requests?dueBefore=2026-01-01&dueBefore=2026-01-02', 'dueBefore'],
    ['/api/advice-requests?duebefore=2026-01-01', 'duebefore'],
    ['/api/reports/as-at', 'date'],
    ['/api/reports/as-at?date=2026-3-1', 'date'],
    ['/api/reports/as-at?date=2026-03-03', 'date'],
    ['/api/scorecards/health?from=2026-01', 'to'],
    ['/api/scorecards/health?from=2026-02&to=2026-01', 'to'],
    ['/api/scorecards/assessments?from=2020-01&to=2025-01', 'to'],
    ['/api/scorecards/health/control-charts?from=2026-13&to=2026-14', 'from'],
  ])('%s is refused for its %s: 422', async (path, field) => {
    const answer = await platform.vale('GET', path);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('may ask for today, and for sixty months', async () => {
    expect((await platform.vale('GET', '/api/reports/as-at?date=2026-03-02')).status).toBe(200);
    expect((await platform.vale('GET', '/api/scorecards/health?from=2021-04&to=2026-03')).status).toBe(200);
  });
});

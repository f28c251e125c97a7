import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../../functions/api/advice-api/operations.ts';
import { apiRouter } from '../../../shared/lambda/api-router.ts';
import { adviserDecides, adviserSendsDocument } from '../../builders/adviser-decides.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';

/** Answers of an operation as its own schema has them: nothing more, nothing less. */
const strictly = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodObject)
    return schema.def.catchall
      ? schema
      : z.strictObject(Object.fromEntries(Object.entries(schema.shape).map(([k, v]) => [k, strictly(v as z.ZodType)])));
  if (schema instanceof z.ZodArray) return z.array(strictly(schema.element as z.ZodType));
  if (schema instanceof z.ZodNullable) return z.nullable(strictly(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodOptional) return z.optional(strictly(schema.unwrap() as z.ZodType));
  return schema;
};

const watched = (platform: ApiPlatform) => {
  const table = operations(platform);
  const route = apiRouter(table);
  const exercised = new Set<string>();
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await platform.vale(method, path, body, headers);
    const routed = route(method, path.split('?')[0] ?? '');
    if (!('operation' in routed)) throw new Error(`${method} ${path} is no operation`);
    expect(answer, `${method} ${path}: ${JSON.stringify(answer.body)}`).toMatchObject({ status: expect.any(Number) });
    const declared = routed.operation.answers[answer.status];
    expect(declared, `${method} ${path} gave ${answer.status}: ${JSON.stringify(answer.body)}`).toBeDefined();
    if (declared?.schema) expect(strictly(declared.schema).safeParse(answer.body).error).toBeUndefined();
    if (answer.status < 400) exercised.add(`${method.toLowerCase()} ${routed.operation.path}`);
    return answer.body;
  };
  return { call, exercised, table };
};

const CSV = { 'Content-Type': 'text/csv' };

const answer = (platform: ApiPlatform, id: string, outcome: 'submit' | 'not-known') =>
  adviserDecides(platform, id, { do: outcome, lateReason: null, answer: 1 });

describe('every operation of the API', () => {
  it('is described by OpenAPI, exercised here with success, and answers in the shape it declares', async () => {
    const platform = await apiPlatform();
    const { call, exercised } = watched(platform);
    const key = (value: string) => ({ 'Idempotency-Key': value });

    await call(
      'PUT',
      '/api/teams',
      'team_code,organisation,kind,service,mailbox,manager_email,senior_email,email_domains\nCSC,Vale Children’s Social Care,social-care,Social care,csc@vale.gov.example,,,vale.gov.example\n',
      CSV,
    );
    await call(
      'PUT',
      '/api/assessments',
      'assessment_ref,child_name,child_date_of_birth,locality,requested_on,decided_on,plan_issued_on,closed_on,closed_reason,exception\nOLD-1,Ivy Juniper,2015-06-06,North,2026-01-05,2026-01-20,,,,\n',
      CSV,
    );
    await call(
      'PUT',
      '/api/advice-requests',
      'assessment_ref,team_code,requested_on,answered_on,outcome,exception,late_reason\nOLD-1,CSC,2026-01-20,,open,,\n',
      CSV,
    );
    expect(await call('POST', '/api/advice-requests/take-over', {})).toEqual({ requests: 1, mails: 1 });
    const { id: importId } = await call('POST', '/api/imports', { kind: 'teams' });
    await call('GET', `/api/imports/${importId}`);

    await call(
      'POST',
      '/api/assessments',
      anOpening({ ref: 'A/1', contacts: [{ name: 'Jo Heath', relation: 'mother' }] }),
    );
    await call('GET', '/api/assessments/A%2F1');
    await call('PATCH', '/api/assessments/A%2F1', { decidedOn: '2026-03-01' });
    await call('POST', '/api/assessments/A%2F1/papers', { title: 'School report', fileName: 'school.pdf' });
    await call('GET', '/api/assessments/A%2F1/papers');
    const teams = ['EPS', 'RV1-SALT', 'RV1-PAED', 'RV2-OT'];
    const { adviceRequests } = await call('POST', '/api/assessments/A%2F1/advice-requests', { teams }, key('k1'));
    const [eps, salt, paed, ot] = adviceRequests.map((request: { id: string }) => `/api/advice-requests/${request.id}`);
    const idOf = (path: string): string => path.split('/').at(-1) ?? '';

    await call('POST', `${eps}/exceptions`, {
      kind: 'exceptional-circumstances',
      why: 'In hospital',
      decision: 'accepted',
    });
    await answer(platform, idOf(eps), 'submit');
    await call('POST', `${eps}/return`, { missing: 'The hours of support' });
    await adviserSendsDocument(platform, idOf(eps));
    await call('GET', `${eps}/advice`);
    await call('GET', `${eps}/documents/1`);
    await call('POST', `${eps}/documents/1/destroy`, {});
    await call('POST', `${eps}/accept`, {});
    await answer(platform, idOf(salt), 'not-known');
    await call('POST', `${salt}/challenge`, { reason: 'Seen in 2025' });
    await call('POST', `${salt}/revoke-links`, {});
    await call('POST', `${salt}/resend`, {});
    await call('POST', '/api/teams/EPS/revoke-links', {});
    await call('POST', '/api/revoke-links', {});
    await call('POST', '/api/teams/EPS/test', {});
    await call('GET', '/api/teams/EPS/test');
    const [council, team, address] = ['vale', 'EPS', 'jo@nhs.example'];
    const undecided = { decision: null, decidedAt: null, decidedBy: null, expiresAt: '2026-03-30T09:00:00.000Z' };
    await platform.vouching.hold({ council, team, address, askedAt: platform.clock.now(), ...undecided });
    await call('GET', '/api/attention');
    await call('POST', '/api/teams/EPS/addresses', { address, decision: 'approved' });
    await call('GET', '/api/teams/EPS/addresses');
    await call('POST', `${paed}/pass-on`, { team: 'CSC' });
    const agreements = ['adviser', 'council', 'parent'].map((by) => ({ by, on: '2026-03-01' }));
    await call('POST', `${ot}/already-available`, { agreements });
    await call('POST', `${salt}/withdraw`, { reason: 'Not needed' });
    await call('GET', `${salt}`);
    await call('GET', '/api/advice-requests?status=withdrawn&status=accepted&team=EPS&limit=1');

    await platform.settle();
    await call('GET', '/api/reports/as-at?date=2026-03-02');
    await call('GET', '/api/scorecards/health?from=2026-01&to=2026-06');
    await call('GET', '/api/scorecards/health/control-charts?from=2026-01&to=2026-06');
    await call('GET', '/api/scorecards/assessments?from=2026-01&to=2026-06');
    const document = await call('GET', '/api/openapi.json');

    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.length).toBeGreaterThan(20);
    expect([...exercised].sort()).toEqual(described.sort());
  });
});

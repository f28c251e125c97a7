import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { csrfField, csrfHolds } from '../../../shared/lambda/csrf.ts';
import { page } from '../../../shared/lambda/page.ts';

const event = (its: Partial<APIGatewayProxyEvent>) =>
  ({
    httpMethod: 'GET',
    path: '/x',
    resource: '/x',
    headers: {},
    body: null,
    isBase64Encoded: false,
    ...its,
  }) as unknown as APIGatewayProxyEvent;
const answer = page(async ({ path, form }) => {
  if (path === '/fails') throw new Error('the name of a child');
  return { status: 200, html: `<p>${form.get('a') ?? 'nothing'}</p>`, styles: [] };
});
const ask = (its: Partial<APIGatewayProxyEvent>) => answer(event(its), {} as Context);

describe('a page’s function', () => {
  it('answers uncompressed whoever cannot read gzip', async () => {
    const { body, isBase64Encoded, headers } = await ask({});
    expect([body, isBase64Encoded]).toEqual(['<p>nothing</p>', false]);
    expect(headers).not.toHaveProperty('Content-Encoding');
  });

  it('says sorry, and nothing of the fault, when it fails', async () => {
    const { statusCode, body, headers } = await ask({ path: '/fails' });
    expect(statusCode).toBe(500);
    expect(body).not.toContain('child');
    expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  });

  it('refuses methods that no page has, forms over 1 MB, and bodies that are no form', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await ask({ httpMethod: 'DELETE' })).statusCode).toBe(400);
    expect((await ask({ httpMethod: 'POST', headers: form, body: `a=${'x'.repeat(1_000_001)}` })).statusCode).toBe(400);
    expect((await ask({ httpMethod: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'a=1' })).statusCode).toBe(
      400,
    );
  });

  it('takes a form whose origin is hidden by no-referrer, and none of another site', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'null' };
    const own = await ask({ httpMethod: 'POST', headers: { ...form, 'Sec-Fetch-Site': 'same-origin' }, body: 'a=1' });
    const foreign = await ask({
      httpMethod: 'POST',
      headers: { ...form, 'Sec-Fetch-Site': 'cross-site' },
      body: 'a=1',
    });
    expect([own.statusCode, own.body, foreign.statusCode]).toEqual([200, '<p>1</p>', 403]);
  });
});

describe('a masked CSRF token', () => {
  it('is another one in each answer, and holds for its own session alone', () => {
    const [token, other] = [Buffer.alloc(32, 1).toString('base64url'), Buffer.alloc(32, 2).toString('base64url')];
    const [first, second] = [csrfField(token), csrfField(token)];
    expect(first).not.toBe(second);
    expect(csrfHolds(token, first) && csrfHolds(token, second)).toBe(true);
    expect(
      csrfHolds(other, first) || csrfHolds(token, token) || csrfHolds(token, '') || csrfHolds('', csrfField('')),
    ).toBe(false);
  });
});

import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Identity, startIdentity } from '../../../../infra/local/edge/identity/identity.ts';
import { FakePlatform } from './fake-platform.ts';

const ISSUER = 'http://localhost:38102';
const ORIGIN = 'http://localhost:38100';
const platform = new FakePlatform();
const options = {
  issuer: ISSUER,
  origin: ORIGIN,
  people: [
    { subject: 'ada', name: 'Ada <Clerk>', email: 'ada@vale.gov.example', role: 'Vale: caseworker' },
    { subject: 'ben', name: 'Ben', email: 'ben@vale.gov.example', role: 'Vale: manager' },
  ],
  machineClients: [{ clientId: 'vale-client', clientSecret: 'not-so-secret' }],
  resources: [
    {
      id: 'A',
      type: 'AWS::Cognito::UserPoolResourceServer',
      physicalId: 'advice',
      properties: { Identifier: 'advice', Scopes: [{ ScopeName: 'read' }, { ScopeName: 'write' }] },
    },
    {
      id: 'C',
      type: 'AWS::Cognito::UserPoolClient',
      physicalId: 'staff-client',
      properties: { AllowedOAuthFlows: ['code'], CallbackURLs: ['http://localhost:3000/sign-in/callback'] },
    },
  ],
};
let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity(options, platform);
});
afterAll(() => identity.stop());

async function token(body: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(identity.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', ...body }),
    headers,
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { access_token: string; expires_in: number; token_type: string; error?: string },
  };
}
const inBody = { client_id: 'vale-client', client_secret: 'not-so-secret' };

describe('a machine’s token', () => {
  it('has Cognito’s claims and no audience, signed by a key of the issuer', async () => {
    const { status, body } = await token({ ...inBody, scope: 'advice/read advice/write' });
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 3600]);
    const keys = createRemoteJWKSet(new URL(`${ISSUER}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(body.access_token, keys, { issuer: ISSUER, algorithms: ['RS256'] });
    expect(payload).toMatchObject({
      token_use: 'access',
      client_id: 'vale-client',
      scope: 'advice/read advice/write',
      sub: 'vale-client',
    });
    expect(payload).not.toHaveProperty('aud');
  });

  it('is given to a client that names itself by Basic as well', async () => {
    const basic = `Basic ${Buffer.from('vale-client:not-so-secret').toString('base64')}`;
    const { body } = await token({ scope: 'advice/read' }, { Authorization: basic });
    expect(decodeJwt(body.access_token)['scope']).toBe('advice/read');
  });

  it('is refused to a wrong secret, an unknown client, and for a scope that is none', async () => {
    expect(await token({ ...inBody, client_secret: 'wrong' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect((await token({ ...inBody, client_id: 'nobody' })).status).toBe(401);
    expect(await token({ ...inBody, scope: 'advice/rule' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
  });

  it('is dated by the platform’s clock', async () => {
    const day = 86_400_000n;
    Atomics.store(new BigInt64Array(platform.clock.buffer), 0, 30n * day);
    const { body } = await token({ ...inBody, scope: 'advice/read' });
    Atomics.store(new BigInt64Array(platform.clock.buffer), 0, 0n);
    expect(decodeJwt(body.access_token).iat).toBeCloseTo(Date.now() / 1000 + 30 * 86_400, -2);
  });

  it('stays good over a restart, since the key is kept', async () => {
    const { body } = await token({ ...inBody, scope: 'advice/read' });
    await identity.stop();
    identity = await startIdentity(options, platform);
    const keys = createRemoteJWKSet(new URL(`${ISSUER}/.well-known/jwks.json`));
    await expect(jwtVerify(body.access_token, keys)).resolves.toBeDefined();
  });
});

/** A browser of the simplest kind: keeps cookies, follows redirects within the issuer, stops at the first one that leaves it. */
function browser() {
  const cookies = new Map<string, string>();
  return async function go(
    address: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; html: string }> {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (!to) return { url: address, status: answer.status, html: await answer.text() };
    const next = new URL(to, address).href;
    return next.startsWith(ISSUER) ? go(next) : { url: next, status: answer.status, html: '' };
  };
}

async function signIn(go: ReturnType<typeof browser>, person: string) {
  const config = await client.discovery(new URL(ISSUER), 'staff-client', undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  });
  const verifier = client.randomPKCECodeVerifier();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: `${ORIGIN}/sign-in/callback`,
    scope: 'openid email',
    state: 'state',
    nonce: 'nonce',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const page = await go(start.href);
  const back = await go(page.url, { person });
  return {
    page,
    back,
    finish: () =>
      client.authorizationCodeGrant(config, new URL(back.url), {
        pkceCodeVerifier: verifier,
        expectedState: 'state',
        expectedNonce: 'nonce',
      }),
  };
}

describe('signing in', () => {
  it('shows who there is, and comes back with an ID token of the one chosen', async () => {
    const { page, finish } = await signIn(browser(), 'ada');
    expect(page.html).toContain('Ada &lt;Clerk&gt;');
    const claims = (await finish()).claims();
    expect(claims).toMatchObject({
      sub: 'ada',
      email: 'ada@vale.gov.example',
      token_use: 'id',
      aud: 'staff-client',
      iss: ISSUER,
    });
  });

  it('asks again the next time, so that one browser can be somebody else', async () => {
    const go = browser();
    await (await signIn(go, 'ada')).finish();
    const { finish } = await signIn(go, 'ben');
    expect((await finish()).claims()?.sub).toBe('ben');
  });

  it('lets nobody in who is not there, nor without PKCE, nor back to another address', async () => {
    const { back } = await signIn(browser(), 'mallory');
    expect(back.status).toBe(422);
    const query = {
      client_id: 'staff-client',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${ORIGIN}/sign-in/callback`,
    };
    const bare = await fetch(`${ISSUER}/oauth2/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' });
    expect(bare.headers.get('location') ?? (await bare.text())).toContain('invalid_request');
    const foreign = { ...query, redirect_uri: 'http://evil.example/' };
    expect(
      (await fetch(`${ISSUER}/oauth2/authorize?${new URLSearchParams(foreign)}`, { redirect: 'manual' })).status,
    ).toBe(400);
  });

  it('says so in a line where its port is taken', async () => {
    await expect(startIdentity(options, platform)).rejects.toThrow(
      `Cannot sign anybody in on ${ISSUER}: the port is taken`,
    );
  });
});

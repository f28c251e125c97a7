import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JoseTokenVerifier } from '../../../shared/adapters/oidc/jose-token-verifier.ts';

let [issuer, discoveries, isDown] = ['', 0, false];
let server: Server;
let key: CryptoKey;
let foreignKey: CryptoKey;
let publicPem: string;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  foreignKey = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  publicPem = JSON.stringify(jwk);
  server = createServer((request, response) => {
    response.statusCode = isDown ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    if (request.url === '/.well-known/openid-configuration') {
      discoveries += 1;
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    } else response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const CLAIMS = { client_id: 'vale-client', token_use: 'access', scope: 'advice/read advice/write' };
const token = (
  its: { claims?: object; issuer?: string; expires?: string | number; by?: CryptoKey; kid?: string } = {},
) =>
  new SignJWT({ ...CLAIMS, ...its.claims })
    .setProtectedHeader({ alg: 'RS256', kid: its.kid ?? 'one' })
    .setIssuer(its.issuer ?? issuer)
    .setIssuedAt()
    .setExpirationTime(its.expires ?? '1h')
    .sign(its.by ?? key);

describe('verifying an access token', () => {
  it('takes one that the issuer signed, and says whose it is and what it may do', async () => {
    const verified = await new JoseTokenVerifier(issuer).verify(await token());
    expect(verified).toEqual({ clientId: 'vale-client', scopes: ['advice/read', 'advice/write'] });
  });

  it('takes one without a scope for one that may do nothing', async () => {
    const verified = await new JoseTokenVerifier(`${issuer}/`).verify(await token({ claims: { scope: undefined } }));
    expect(verified?.scopes).toEqual([]);
  });

  it('asks where the keys are once', async () => {
    const verifier = new JoseTokenVerifier(issuer);
    const before = discoveries;
    await Promise.all([verifier.verify(await token()), verifier.verify(await token())]);
    await verifier.verify(await token());
    expect(discoveries - before).toBe(1);
  });

  it.each([
    ['is no token', async () => 'nonsense'],
    ['has three parts of nonsense', async () => 'a.b.c'],
    ['is of another issuer', () => token({ issuer: 'https://elsewhere.example' })],
    ['has expired', () => token({ expires: Math.floor(Date.now() / 1000) - 60 })],
    ['is an identity token', () => token({ claims: { token_use: 'id' } })],
    ['does not say what it is used for', () => token({ claims: { token_use: undefined } })],
    ['names no client', () => token({ claims: { client_id: undefined } })],
    ['was signed by another key', () => token({ by: foreignKey })],
    ['names a key that the issuer does not have', () => token({ by: foreignKey, kid: 'two' })],
    ['is not signed', async () => new UnsecuredJWT(CLAIMS).setIssuer(issuer).setExpirationTime('1h').encode()],
    [
      'is signed with the public key as if it were a secret',
      () =>
        new SignJWT(CLAIMS)
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .setIssuer(issuer)
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode(publicPem)),
    ],
    [
      'has no end',
      () => new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256', kid: 'one' }).setIssuer(issuer).sign(key),
    ],
    ['was changed after it was signed', async () => (await token()).replace(/\.[^.]+\./, `.${btoa('{"a":1}')}.`)],
  ])('refuses one that %s', async (_, make) => {
    expect(await new JoseTokenVerifier(issuer).verify(await make())).toBeNull();
  });

  it('throws where the issuer cannot be asked, and asks again with the next call', async () => {
    const verifier = new JoseTokenVerifier(issuer);
    isDown = true;
    await expect(verifier.verify(await token())).rejects.toThrow('status 503');
    isDown = false;
    expect(await verifier.verify(await token())).not.toBeNull();
  });
});

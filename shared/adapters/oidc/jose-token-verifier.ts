import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import type { TokenVerifier, VerifiedToken } from '../../application/ports/token-verifier.ts';

/** Asymmetric ones only: `none`, and a public key taken for a shared secret, are never good. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256'];
/** Seconds that two machines' clocks may differ. */
const TOLERANCE = 5;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** The claims of an access token as Cognito makes them: no audience, but what it is used for. */
const AccessToken = z.object({
  client_id: z.string().min(1),
  token_use: z.literal('access'),
  scope: z.string().optional(),
  exp: z.number(),
});

const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`The token issuer's configuration cannot be read: status ${answer.status}`);
  const found = Discovery.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error('The token issuer’s configuration is of another issuer');
  return createRemoteJWKSet(new URL(found.jwks_uri));
};

/** jose's own verdicts on a token; what it throws where the keys cannot be fetched is not one. */
const isVerdict = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';

/** Verifies tokens by the keys that the issuer publishes, found by discovery once and refreshed by jose. */
export class JoseTokenVerifier implements TokenVerifier {
  readonly #issuer: string;
  #keys: Promise<JWTVerifyGetKey> | null = null;

  constructor(issuer: string) {
    this.#issuer = issuer.replace(/\/$/, '');
  }

  async verify(token: string): Promise<VerifiedToken | null> {
    try {
      const options = { issuer: this.#issuer, algorithms: ALGORITHMS, clockTolerance: TOLERANCE };
      const { payload } = await jwtVerify(token, await this.#keySet(), options);
      const claims = AccessToken.safeParse(payload);
      if (!claims.success) return null;
      return { clientId: claims.data.client_id, scopes: (claims.data.scope ?? '').split(' ').filter(Boolean) };
    } catch (error) {
      if (isVerdict(error)) return null;
      throw error;
    }
  }

  /** A discovery that failed is tried again with the next call. */
  #keySet(): Promise<JWTVerifyGetKey> {
    this.#keys ??= discover(this.#issuer).catch((error) => {
      this.#keys = null;
      throw error;
    });
    return this.#keys;
  }
}

import * as oidc from 'openid-client';
import type { Identity, IdentityProvider, SignInChecks } from '../../application/ports/identity-provider.ts';

/** Plain http is for an issuer on this very machine only. */
const isLoopback = (issuer: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);

/** Sign-in by a public client: authorization code with PKCE, no secret. The issuer's settings are read once. */
export class OpenIdIdentityProvider implements IdentityProvider {
  readonly #issuer: URL;
  readonly #clientId: string;
  #configuration: Promise<oidc.Configuration> | undefined;

  constructor(issuer: string, clientId: string) {
    this.#issuer = new URL(issuer);
    this.#clientId = clientId;
  }

  async start(redirectUri: string): Promise<{ url: string; checks: SignInChecks }> {
    const checks = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(await this.#discovered(), {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, checks };
  }

  async finish(answer: URL, checks: SignInChecks): Promise<Identity | null> {
    try {
      const tokens = await oidc.authorizationCodeGrant(await this.#discovered(), answer, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims ? { issuer: claims.iss, subject: claims.sub } : null;
    } catch (error) {
      if (
        error instanceof oidc.ClientError ||
        error instanceof oidc.ResponseBodyError ||
        error instanceof oidc.AuthorizationResponseError
      )
        return null;
      throw error;
    }
  }

  #discovered(): Promise<oidc.Configuration> {
    this.#configuration ??= oidc
      .discovery(this.#issuer, this.#clientId, undefined, oidc.None(), {
        execute: isLoopback(this.#issuer) ? [oidc.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        this.#configuration = undefined;
        throw error;
      });
    return this.#configuration;
  }
}

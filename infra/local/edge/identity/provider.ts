import Provider, { type Configuration, errors, type JWK } from 'oidc-provider';
import { escaped, htmlPage } from '../html-page.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { SessionMemory } from './session-memory.ts';

/** Names no audience, as Cognito's client-credentials tokens name none; oidc-provider needs a name for the resource itself. */
const RESOURCE = 'urn:ehc-advice:api';

/**
 * An OpenID provider that gives what Amazon Cognito gives: its paths, its claims (`token_use`, `client_id`, `scope`, no `aud` on
 * a machine's token) and its signature (RS256).
 */
export function cognitoLike(settings: IdentitySettings): Provider {
  const provider = new Provider(settings.issuer, configuration(settings));
  // Cognito's own message stays in Cognito; here it helps whoever develops.
  provider.on('server_error', (_ctx, error) => console.error('identity:', error));
  return provider;
}

function configuration(settings: IdentitySettings): Configuration {
  const scope = settings.scopes.join(' ');
  return {
    clients: clientsOf(settings, scope),
    adapter: SessionMemory,
    jwks: { keys: [settings.signingKey as unknown as JWK] },
    scopes: ['openid', 'email', 'profile', ...settings.scopes],
    claims: { openid: ['sub', 'token_use', 'cognito:username'], email: ['email', 'email_verified'], profile: ['name'] },
    // Cognito puts the claims of the scopes into the ID token itself.
    conformIdTokenClaims: false,
    routes: {
      token: '/oauth2/token',
      authorization: '/oauth2/authorize',
      userinfo: '/oauth2/userInfo',
      jwks: '/.well-known/jwks.json',
    },
    pkce: { required: () => true },
    ttl: {
      ClientCredentials: 3600,
      AccessToken: 3600,
      IdToken: 3600,
      Session: 43_200,
      Grant: 43_200,
      Interaction: 3600,
      AuthorizationCode: 300,
    },
    cookies: { keys: [String(settings.signingKey['d'])] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: ({ oidc }, client) => {
          if (!client?.grantTypeAllowed('client_credentials')) return [];
          const asked = String(oidc.params?.['scope'] ?? '').split(' ');
          // oidc-provider passes over a scope that is none; Cognito refuses it.
          if (asked.some((one) => one !== '' && !settings.scopes.includes(one)))
            throw new errors.InvalidScope('invalid_scope', asked.join(' '));
          return RESOURCE;
        },
        getResourceServerInfo: () => ({
          scope,
          audience: RESOURCE,
          accessTokenTTL: 3600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
        useGrantedResource: () => true,
      },
    },
    formats: {
      customizers: {
        jwt(_ctx, _token, { payload }) {
          // The provider insists on an audience, and Cognito gives none: this one is there until it is written as JSON.
          const none = { toJSON: () => undefined } as unknown as string;
          Object.assign(payload, { aud: none, token_use: 'access', version: 2, auth_time: payload['iat'] });
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    renderError(ctx, { error, error_description }) {
      ctx.type = 'html';
      ctx.body = htmlPage('You cannot sign in like this', `<p>${escaped(`${error}: ${error_description ?? ''}`)}</p>`);
    },
    findAccount(_ctx, subject) {
      const person = settings.people.find((one) => one.subject === subject);
      if (!person) return undefined;
      const { name, email } = person;
      return {
        accountId: subject,
        claims: () => ({
          sub: subject,
          name,
          email,
          email_verified: true,
          token_use: 'id',
          'cognito:username': subject,
        }),
      };
    },
    async loadExistingGrant({ oidc }) {
      // Nobody is asked whether the platform may know their address: it is the platform's own sign-in.
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

function clientsOf({ machineClients, signIn }: IdentitySettings, scope: string): NonNullable<Configuration['clients']> {
  const machines = machineClients.map(({ clientId, clientSecret }) => ({
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope,
  }));
  if (!signIn) return machines;
  const staff = {
    client_id: signIn.clientId,
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    redirect_uris: [...signIn.redirectUris],
    scope: 'openid email profile',
  };
  return [...machines, staff];
}

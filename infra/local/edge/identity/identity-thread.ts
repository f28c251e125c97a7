import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { installPlatformDate } from '../../engine/platform-date.ts';
import { loopback } from '../loopback.ts';
import type { IdentitySettings } from './identity-settings.ts';

// The thread of the identity provider. It has one of its own since oidc-provider and jose read `Date` themselves, and must
// read the platform's clock: so that is put in its place before they are loaded.
const { settings, clock } = workerData as { settings: IdentitySettings; clock: SharedArrayBuffer };
installPlatformDate(clock);

const { cognitoLike } = await import('./provider.ts');
const { choosePerson } = await import('./choose-person.ts');

const provider = cognitoLike(settings);
const answer = provider.callback();
const listening = await loopback(Number(new URL(settings.issuer).port), () =>
  createServer(async (request, response) => {
    // Whoever comes to sign in is asked again who they are, so that one browser can be several people one after the other.
    if (request.url?.startsWith('/oauth2/authorize')) request.headers.cookie = withoutSession(request.headers.cookie);
    try {
      if (!(await choosePerson(provider, settings.people, request, response))) answer(request, response);
    } catch (error) {
      console.error('identity:', error);
      if (!response.headersSent) response.writeHead(500).end();
    }
  }),
).catch((error: NodeJS.ErrnoException) => error);

parentPort?.postMessage(listening instanceof Error ? { failed: listening.code ?? listening.message } : { ready: true });

/** The cookies but for the provider's session, `_session` and `_session.sig`. */
function withoutSession(cookies = ''): string {
  return cookies
    .split(/; */)
    .filter((cookie) => !/^_session[.=]/.test(cookie))
    .join('; ');
}

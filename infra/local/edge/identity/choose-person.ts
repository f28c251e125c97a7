import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { escaped, htmlPage } from '../html-page.ts';
import { bodyOf } from '../request-body.ts';
import type { LocalPerson } from './identity-settings.ts';

/**
 * The page on which a person is chosen, in place of a password, and what follows on it.
 * @returns false where the request is for something else
 */
export async function choosePerson(
  provider: Provider,
  people: readonly LocalPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!/^\/interaction\/[\w-]+$/.test(request.url ?? '')) return false;
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!interaction) {
    show(
      response,
      400,
      htmlPage('Start again', '<p>This page is too old. Go back to where you wanted to sign in.</p>'),
    );
    return true;
  }
  if (request.method !== 'POST') {
    show(response, 200, htmlPage('Who are you?', choices(people)));
    return true;
  }
  const chosen = new URLSearchParams((await bodyOf(request, 10_000)).toString()).get('person');
  const person = people.find(({ subject }) => subject === chosen);
  if (person) await provider.interactionFinished(request, response, { login: { accountId: person.subject } });
  else show(response, 422, htmlPage('Who are you?', choices(people)));
  return true;
}

function choices(people: readonly LocalPerson[]): string {
  const buttons = people.map(
    ({ subject, name, role, email }) =>
      `<li><button name="person" value="${escaped(subject)}">${escaped(name)}</button> ${escaped(role)}, ${escaped(email)}</li>`,
  );
  return `<p>On this machine there are no passwords: choose who you are.</p><form method="post"><ul>${buttons.join('')}</ul></form>`;
}

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

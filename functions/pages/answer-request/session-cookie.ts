import { type LiveSession, readAdviserSession } from '../../../shared/application/adviser/adviser-session.ts';
import type { AskPorts } from '../../../shared/application/adviser/ask-for-code.ts';
import { csrfHolds } from '../../../shared/lambda/csrf.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import { sessionOver } from './messages.ts';

export const SESSION_COOKIE = '__Host-answer';
export const SESSION_SECONDS = 12 * 3600;

export interface AdviserContext {
  readonly ports: AskPorts;
  readonly live: LiveSession;
  readonly secret: string;
}

type Handler = (
  request: PageRequest,
  context: AdviserContext,
  params: Readonly<Record<string, string>>,
) => Promise<PageAnswer>;

/** A page behind a session: proved by a code unless it is the code's own; a form must carry the session's token. */
const behind =
  (proved: boolean, handle: Handler): PageHandler<AskPorts> =>
  async (request, ports, params) => {
    const secret = request.cookies[SESSION_COOKIE] ?? '';
    const live = await readAdviserSession(ports, secret, proved);
    if (!live) return sessionOver(null);
    if (request.method === 'POST' && !csrfHolds(secret, request.form.get('csrf') ?? ''))
      return sessionOver(live.opened.council);
    return handle(request, { ports, live, secret }, params);
  };

export const withSession = (handle: Handler): PageHandler<AskPorts> => behind(true, handle);
export const withUnprovedSession = (handle: Handler): PageHandler<AskPorts> => behind(false, handle);

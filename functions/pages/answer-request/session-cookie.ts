import { type LiveSession, readAdviserSession } from '../../../shared/application/adviser/adviser-session.ts';
import { csrfHolds } from '../../../shared/lambda/csrf.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import type { AdviserPorts } from './adviser-ports.ts';
import { formToComeBackTo, keepSent, letGo } from './kept-form-cookie.ts';
import { sessionOver } from './messages.ts';

export const SESSION_COOKIE = '__Host-answer';
/** A day longer than a session lives: a form that comes too late is still known to be its browser's. */
export const SESSION_SECONDS = 36 * 3600;

export interface AdviserContext {
  readonly ports: AdviserPorts;
  readonly live: LiveSession;
  readonly secret: string;
  /** The request carries a form that outlived its session: it is to be shown again, and was not sent. */
  readonly restored: boolean;
}

type Params = Readonly<Record<string, string>>;
type Handler = (request: PageRequest, context: AdviserContext, params: Params) => Promise<PageAnswer>;

const csrfOf = (request: PageRequest): string => request.form.get('csrf') ?? '';

/** A form whose session ran out is kept until a new code comes; one that another site made up is not. */
const tooLate = async (ports: AdviserPorts, secret: string, request: PageRequest): Promise<PageAnswer> => {
  const sent = request.method === 'POST' && csrfHolds(secret, csrfOf(request));
  const cookie = sent ? await keepSent(ports, secret, request) : null;
  return cookie ? { ...sessionOver(null, true), cookies: [cookie] } : sessionOver(null);
};

/** A form of our own whose token is of a session before (another tab took a new code): shown again, under the session of now. */
const ofAnotherTab = async (request: PageRequest, { ports, live, secret }: AdviserContext): Promise<PageAnswer> => {
  const cookie = request.sameOrigin ? await keepSent(ports, secret, request) : null;
  return cookie ? { goTo: request.path, cookies: [cookie] } : sessionOver(live.opened.council);
};

/** A page behind the code's proof. A form must carry the session's token; one that comes too late is kept, and comes back. */
export const withSession =
  (handle: Handler): PageHandler<AdviserPorts> =>
  async (request, ports, params) => {
    const secret = request.cookies[SESSION_COOKIE] ?? '';
    const live = await readAdviserSession(ports, secret, true);
    if (!live) return tooLate(ports, secret, request);
    const context = { ports, live, secret, restored: false };
    if (request.method === 'POST' && !csrfHolds(secret, csrfOf(request))) return ofAnotherTab(request, context);
    const kept = await formToComeBackTo(ports, live.session, request);
    if (kept?.path !== request.path) return handle(request, context, params);
    return request.method === 'POST'
      ? letGo(ports, request, await handle(request, context, params))
      : handle({ ...request, form: kept.form }, { ...context, restored: true }, params);
  };

/** The code's own pages: behind a session that nothing proved yet. */
export const withUnprovedSession =
  (handle: Handler): PageHandler<AdviserPorts> =>
  async (request, ports, params) => {
    const secret = request.cookies[SESSION_COOKIE] ?? '';
    const live = await readAdviserSession(ports, secret, false);
    if (!live) return sessionOver(null);
    if (request.method === 'POST' && !csrfHolds(secret, csrfOf(request))) return sessionOver(live.opened.council);
    return handle(request, { ports, live, secret, restored: false }, params);
  };

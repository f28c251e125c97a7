import { type AskPorts, askForCode, type CodeWanted } from '../../../shared/application/adviser/ask-for-code.ts';
import { openLink } from '../../../shared/application/adviser/open-link.ts';
import { hostCookie, type PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import { keepLink, keptLink } from './link-cookie.ts';
import { expiredLink, notFound, sessionOver } from './messages.ts';
import { SESSION_COOKIE, SESSION_SECONDS } from './session-cookie.ts';
import { wherePage } from './where-page.ts';

const NOTHING_CHOSEN = { where: null, address: '', problem: null } as const;

const wantedBy = (request: PageRequest): CodeWanted => {
  const where = request.form.get('where');
  return {
    where: where === 'mailbox' || where === 'other' ? where : null,
    address: (request.form.get('address') ?? '').slice(0, 200),
  };
};

const start = async (ports: AskPorts, token: string, wanted: CodeWanted): Promise<PageAnswer> => {
  const asked = await askForCode(ports, token, wanted);
  if (asked.is === 'no-link') return notFound();
  if (asked.is === 'asked') {
    const kept = await keepLink(ports, { token, where: wanted.where, address: wanted.address, problem: null });
    return { goTo: '/answer/code', cookies: [kept, hostCookie(SESSION_COOKIE, asked.session, SESSION_SECONDS)] };
  }
  return { goTo: '/answer/start', cookies: [await keepLink(ports, { token, ...wanted, problem: asked.is })] };
};

/** The link of an email: shows, however often it is fetched; the form leads on to an address without the token. */
export const landing: PageHandler<AskPorts> = async (_request, ports, { token = '' }) => {
  const opened = await openLink(ports, token);
  if (opened.is === 'none') return notFound();
  if (opened.is === 'expired') return expiredLink(opened.council);
  return wherePage(opened, `/r/${token}`, NOTHING_CHOSEN, ports.clock.today());
};

export const leaveLanding: PageHandler<AskPorts> = async (request, ports, { token = '' }) => {
  const opened = await openLink(ports, token);
  if (opened.is === 'expired') return expiredLink(opened.council);
  return start(ports, token, wantedBy(request));
};

export const askAgain: PageHandler<AskPorts> = async (request, ports) => {
  const kept = await keptLink(ports, request);
  const opened = kept ? await openLink(ports, kept.token) : null;
  if (!kept || !opened) return sessionOver(null);
  if (opened.is === 'none') return notFound();
  if (opened.is === 'expired') return expiredLink(opened.council);
  return wherePage(opened, '/answer/start', kept, ports.clock.today());
};

export const leaveAskAgain: PageHandler<AskPorts> = async (request, ports) => {
  const kept = await keptLink(ports, request);
  return kept ? start(ports, kept.token, wantedBy(request)) : sessionOver(null);
};

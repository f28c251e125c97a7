import { askForCode, type CodeWanted } from '../../../shared/application/adviser/ask-for-code.ts';
import { type LinkOpened, openLink } from '../../../shared/application/adviser/open-link.ts';
import { hostCookie, type PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import type { AdviserPorts } from './adviser-ports.ts';
import { expiredPage, leaveExpired } from './expired-link.ts';
import { type Kept, keepLink, keptLink } from './link-cookie.ts';
import { leaveMailboxTest, mailboxTestPage } from './mailbox-test.ts';
import { linkGone, notFound } from './messages.ts';
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

/** Where a link or the address behind it leads: the same at `/r/{token}` and at `/answer/start`. */
interface Place {
  readonly token: string;
  readonly action: string;
  readonly kept: Omit<Kept, 'token'>;
}

const show = (ports: AdviserPorts, opened: LinkOpened, { action, kept }: Place): PageAnswer => {
  switch (opened.is) {
    case 'none':
      return notFound();
    case 'expired':
      return expiredPage(opened, action);
    case 'test':
      return mailboxTestPage(opened, action);
    case 'open':
      return wherePage(opened, action, kept, ports.clock.today());
  }
};

const leave = async (
  request: PageRequest,
  ports: AdviserPorts,
  opened: LinkOpened,
  { token, action }: Place,
): Promise<PageAnswer> => {
  switch (opened.is) {
    case 'none':
      return notFound();
    case 'expired':
      return leaveExpired(request, ports, opened, action);
    case 'test':
      return leaveMailboxTest(request, ports, opened, action);
    case 'open': {
      const wanted = wantedBy(request);
      const asked = await askForCode(ports, opened, wanted);
      if (asked.is !== 'asked')
        return { goTo: '/answer/start', cookies: [await keepLink(ports, { token, ...wanted, problem: asked.is })] };
      const kept = await keepLink(ports, { token, ...wanted, problem: null });
      return { goTo: '/answer/code', cookies: [kept, hostCookie(SESSION_COOKIE, asked.session, SESSION_SECONDS)] };
    }
  }
};

/** The link of an email: shows, however often it is fetched; the form leads on to an address without the token. */
export const landing: PageHandler<AdviserPorts> = async (_request, ports, { token = '' }) =>
  show(ports, await openLink(ports, token), { token, action: `/r/${token}`, kept: NOTHING_CHOSEN });

export const leaveLanding: PageHandler<AdviserPorts> = async (request, ports, { token = '' }) =>
  leave(request, ports, await openLink(ports, token), { token, action: `/r/${token}`, kept: NOTHING_CHOSEN });

type Answer = (opened: LinkOpened, place: Place) => PageAnswer | Promise<PageAnswer>;

const atStart =
  (answer: (request: PageRequest, ports: AdviserPorts) => Answer): PageHandler<AdviserPorts> =>
  async (request, ports) => {
    const kept = await keptLink(ports, request);
    if (!kept) return linkGone();
    const opened = await openLink(ports, kept.token);
    return answer(request, ports)(opened, { token: kept.token, action: '/answer/start', kept });
  };

export const askAgain = atStart((_request, ports) => (opened, place) => show(ports, opened, place));
export const leaveAskAgain = atStart((request, ports) => (opened, place) => leave(request, ports, opened, place));

import { askForNewLink } from '../../../shared/application/adviser/ask-for-new-link.ts';
import type { LinkOpened } from '../../../shared/application/adviser/open-link.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import { frameOf, NO_COUNCIL } from '../../../shared/pages/council-frame.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { AdviserPorts } from './adviser-ports.ts';
import { message } from './messages.ts';

type Expired = Extract<LinkOpened, { is: 'expired' }>;

const TITLE = 'This link has run out';

/** Says why; a link to something that is still open can be had anew, at the team's mailbox alone. */
export const expiredPage = ({ council, team, request, why }: Expired, action: string, fault?: string): PageAnswer => {
  if (why === 'request-ended')
    return message(410, frameOf(council), TITLE, [
      `Advice request ${request?.id ?? ''} ended more than 28 days ago, and its links with it. Nothing is asked of you.`,
      `Do you need to see it again? Write to ${council.sendMailbox}.`,
    ]);
  return {
    status: 410,
    ...renderPage('answer/expired.njk', {
      council: frameOf(council),
      title: TITLE,
      about: request ? `Advice request ${request.id}` : `The list of ${team.service}`,
      mailbox: team.mailbox,
      action,
      errors: fault ? [{ text: fault, href: '#next' }] : [],
      nextError: fault && { text: fault },
    }),
  };
};

/** The same answer whether a link is sent or not. */
export const newLinkAsked = async (): Promise<PageAnswer> =>
  message(200, NO_COUNCIL, 'Look in the team’s mailbox', [
    'If the link could be renewed, a new one is on its way to the team’s mailbox. It can take a few minutes.',
    'We send at most three an hour for one request. If none arrives, ask the council: its address stands in every email from us.',
  ]);

export const leaveExpired = async (
  request: PageRequest,
  ports: AdviserPorts,
  expired: Expired,
  action: string,
): Promise<PageAnswer> => {
  const next = expired.why === 'year' ? request.form.get('next') : null;
  if (next === 'council') {
    const { name, sendMailbox, sendPhone } = expired.council;
    const ring = sendPhone ? `, or ring ${sendPhone}` : '';
    return message(200, frameOf(expired.council), 'Ask the council', [
      `Write to ${name} at ${sendMailbox}${ring}. Say which request it is about, and where mails for your team should go from now on.`,
    ]);
  }
  if (next !== 'new-link') return expiredPage(expired, action, 'Choose what you would like to do');
  await askForNewLink(ports, expired);
  return { goTo: '/answer/new-link' };
};

import { confirmMailbox } from '../../../shared/application/adviser/confirm-mailbox.ts';
import type { LinkOpened } from '../../../shared/application/adviser/open-link.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import { frameOf } from '../../../shared/pages/council-frame.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { AdviserPorts } from './adviser-ports.ts';
import { message } from './messages.ts';

type Test = Extract<LinkOpened, { is: 'test' }>;

const MAX = 200;

/** A test mail's link: whoever minds the mailbox says that it arrived. A name has to be typed, which no scanner does. */
export const mailboxTestPage = ({ council, team }: Test, action: string, name = '', fault?: string): PageAnswer => ({
  status: 200,
  ...renderPage('answer/mailbox-test.njk', {
    council: frameOf(council),
    title: 'Can this team receive requests?',
    service: team.service,
    organisation: team.organisation,
    mailbox: team.mailbox,
    action,
    name,
    nameError: fault && { text: fault },
    errors: fault ? [{ text: fault, href: '#name' }] : [],
  }),
});

export const leaveMailboxTest = async (
  request: PageRequest,
  ports: AdviserPorts,
  test: Test,
  action: string,
): Promise<PageAnswer> => {
  const name = (request.form.get('name') ?? '').trim().slice(0, MAX);
  if (name === '' || /\p{Cc}/u.test(name)) return mailboxTestPage(test, action, name, 'Enter your name');
  const { council, team } = test;
  return (await confirmMailbox(ports, test, name))
    ? message(200, frameOf(council), 'Thank you', [
        `${council.name} now knows that requests for ${team.service} arrive at ${team.mailbox}.`,
        'You can close this page.',
      ])
    : message(200, frameOf(council), 'There is a newer test', [
        `A newer test mail was sent to ${team.service}. Open the link in that one.`,
      ]);
};

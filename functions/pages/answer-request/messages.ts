import type { Council } from '../../../shared/domain/directory/council.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { frameOf, NO_COUNCIL } from '../../../shared/pages/council-frame.ts';
import { type PageCouncil, renderPage } from '../../../shared/pages/render-page.ts';

const message = (
  status: number,
  council: PageCouncil,
  title: string,
  lines: readonly string[],
  action?: { readonly href: string; readonly text: string },
): PageAnswer => ({ status, ...renderPage('message.njk', { council, title, lines, action }) });

/** One page for wrong, unknown and revoked links, foreign ids and unknown addresses: they must look the same. */
export const notFound = (): PageAnswer =>
  message(404, NO_COUNCIL, 'Page not found', [
    'If you followed a link in an email, check that it is whole: some mail programs break long links in two.',
    'A newer email about the same request has a link that works. If you have none, reply to the email and ask for one.',
  ]);

export const expiredLink = (council: Council): PageAnswer =>
  message(410, frameOf(council), 'This link has run out', [
    'A link lives until 28 days after its request ended, and at most a year.',
    `Write to ${council.sendMailbox} if you still need to see the request.`,
  ]);

export const sessionOver = (council: Council | null): PageAnswer =>
  message(
    401,
    council ? frameOf(council) : NO_COUNCIL,
    'You need a new code',
    [
      'You were signed out because 60 minutes went by without a page being opened, or because 12 hours are over.',
      'What you saved is still there.',
    ],
    { href: '/answer/start', text: 'Send me a new code' },
  );

export const refused = (council: Council, reason: string, id: string): PageAnswer =>
  message(409, frameOf(council), 'This could not be done', [reason], {
    href: `/answer/${id}`,
    text: 'Back to the request',
  });

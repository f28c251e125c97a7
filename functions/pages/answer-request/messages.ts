import type { Council } from '../../../shared/domain/directory/council.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { frameOf, NO_COUNCIL } from '../../../shared/pages/council-frame.ts';
import { type PageCouncil, renderPage } from '../../../shared/pages/render-page.ts';

export const message = (
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

/** The browser no longer has the link that it followed: only the mail has it. */
export const linkGone = (): PageAnswer =>
  message(401, NO_COUNCIL, 'Open your link again', [
    'It is too long ago that you followed the link of an email. Open the email and follow its link once more.',
    'What you saved is still there.',
  ]);

/** `kept`: what came with the form waits for this browser. */
export const sessionOver = (council: Council | null, kept = false): PageAnswer =>
  message(
    401,
    council ? frameOf(council) : NO_COUNCIL,
    'You need a new code',
    [
      'You were signed out because 60 minutes went by without a page being opened, or because 12 hours are over.',
      kept
        ? 'What you typed is kept for 24 hours, for this browser alone. It was not sent. It comes back after a new code.'
        : 'What you saved is still there.',
    ],
    { href: '/answer/start', text: 'Send me a new code' },
  );

export const refused = (council: Council, reason: string, id: string): PageAnswer =>
  message(409, frameOf(council), 'This could not be done', [reason], {
    href: `/answer/${id}`,
    text: 'Back to the request',
  });

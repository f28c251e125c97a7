import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { NO_COUNCIL } from '../../../shared/pages/council-frame.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';

const message = (status: number, title: string, lines: readonly string[]): PageAnswer => ({
  status,
  ...renderPage('message.njk', {
    council: NO_COUNCIL,
    title,
    lines,
    action: { href: '/sign-in', text: 'Sign in' },
  }),
});

export const notFound = (): PageAnswer => message(404, 'Page not found', ['Check the address, or sign in again.']);
export const notOurs = (): PageAnswer =>
  message(403, 'You are not signed in', [
    'We know who you are, but no council has invited you yet. Ask your council’s administrator for an invitation.',
  ]);
export const notFinished = (): PageAnswer =>
  message(400, 'Signing in was not finished', ['It took too long, or was started in another browser. Try again.']);
export const signedOut = (): PageAnswer => message(200, 'You are signed out', ['You can close this page.']);

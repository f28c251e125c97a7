import { endStaffSession, readStaffSession } from '../../../shared/application/staff-session.ts';
import { csrfField, csrfHolds } from '../../../shared/lambda/csrf.ts';
import { endCookie } from '../../../shared/lambda/page.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import { STAFF_COOKIE } from '../../../shared/lambda/staff-cookie.ts';
import { frameOf, NO_COUNCIL } from '../../../shared/pages/council-frame.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { SignInContext } from './context.ts';
import { signedOut } from './messages.ts';

export const askSignOut: PageHandler<SignInContext> = async (request, { ports }) => {
  const secret = request.cookies[STAFF_COOKIE] ?? '';
  const signedIn = await readStaffSession(ports, secret);
  if (!signedIn) return signedOut();
  const council = signedIn.at ? frameOf(signedIn.at.council) : NO_COUNCIL;
  const csrf = csrfField(secret);
  return { status: 200, ...renderPage('sign-in/sign-out.njk', { council, title: 'Sign out', csrf }) };
};

export const signOut: PageHandler<SignInContext> = async (request, { ports }) => {
  const secret = request.cookies[STAFF_COOKIE];
  const signedIn = await readStaffSession(ports, secret);
  if (secret && signedIn) {
    if (!csrfHolds(secret, request.form.get('csrf') ?? '')) return { goTo: '/sign-out' };
    await endStaffSession(ports, secret);
  }
  return { ...signedOut(), cookies: [endCookie(STAFF_COOKIE)] };
};

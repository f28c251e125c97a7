import * as z from 'zod';
import { openNote, sealNote } from '../../../shared/application/sealed-note.ts';
import { openStaffSession } from '../../../shared/application/staff-session.ts';
import { endCookie, hostCookie } from '../../../shared/lambda/page.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import { STAFF_COOKIE, STAFF_SECONDS } from '../../../shared/lambda/staff-cookie.ts';
import type { SignInContext } from './context.ts';
import { notFinished, notOurs } from './messages.ts';

const COOKIE = '__Host-sign-in';
const TEN_MINUTES = 600;
const Kept = z.object({
  checks: z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() }),
  to: z.string(),
});

/** Only a path of our own: never another site, nor `//host`. */
const ownPath = (to: string | null): string => (to && /^\/(?![/\\])[\w\-./?=&]*$/.test(to) ? to : '/scorecard');

export const setOut: PageHandler<SignInContext> = async (request, { ports, identityProvider, publicOrigin }) => {
  const { url, checks } = await identityProvider.start(`${publicOrigin}/sign-in/callback`);
  const sealed = await sealNote(ports, { checks, to: ownPath(request.query.get('to')) });
  return { goTo: url, cookies: [hostCookie(COOKIE, sealed, TEN_MINUTES)] };
};

export const comeBack: PageHandler<SignInContext> = async (request, { ports, identityProvider, publicOrigin }) => {
  const kept = await openNote(ports, Kept, request.cookies[COOKIE]);
  if (!kept) return notFinished();
  const { checks, to } = kept;
  const answer = new URL(`${publicOrigin}/sign-in/callback?${request.query}`);
  const identity = await identityProvider.finish(answer, checks);
  if (!identity) return { ...notFinished(), cookies: [endCookie(COOKIE)] };
  const secret = await openStaffSession(ports, identity);
  if (!secret) return { ...notOurs(), cookies: [endCookie(COOKIE)] };
  return { goTo: to, cookies: [endCookie(COOKIE), hostCookie(STAFF_COOKIE, secret, STAFF_SECONDS)] };
};

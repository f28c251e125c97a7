import { chooseCouncil, readStaffSession, type SignedIn } from '../../../shared/application/staff-session.ts';
import { csrfField, csrfHolds } from '../../../shared/lambda/csrf.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import { STAFF_COOKIE } from '../../../shared/lambda/staff-cookie.ts';
import { NO_COUNCIL } from '../../../shared/pages/council-frame.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { SignInContext } from './context.ts';

const councilPage = async (
  { ports }: SignInContext,
  { session, person }: SignedIn,
  secret: string,
  fault?: string,
): Promise<PageAnswer> => {
  const councils = await Promise.all(person.councils.map(({ council }) => ports.directory.council(council)));
  return {
    status: 200,
    ...renderPage('sign-in/choose-council.njk', {
      council: NO_COUNCIL,
      title: 'Which council do you want to look at?',
      csrf: csrfField(secret),
      councils: councils.flatMap((council) =>
        council ? [{ value: council.id, text: council.name, checked: council.id === session.council }] : [],
      ),
      councilError: fault && { text: fault },
      errors: fault ? [{ text: fault, href: '#council' }] : [],
    }),
  };
};

export const askCouncil: PageHandler<SignInContext> = async (request, context) => {
  const secret = request.cookies[STAFF_COOKIE] ?? '';
  const signedIn = await readStaffSession(context.ports, secret);
  return signedIn ? councilPage(context, signedIn, secret) : { goTo: '/sign-in?to=/sign-in/council' };
};

export const leaveAskCouncil: PageHandler<SignInContext> = async (request, context) => {
  const secret = request.cookies[STAFF_COOKIE] ?? '';
  const signedIn = await readStaffSession(context.ports, secret);
  if (!signedIn || !csrfHolds(secret, request.form.get('csrf') ?? '')) return { goTo: '/sign-in' };
  const chosen = await chooseCouncil(context.ports, signedIn, request.form.get('council') ?? '');
  return chosen ? { goTo: '/scorecard' } : councilPage(context, signedIn, secret, 'Choose a council');
};

import { page } from '../../../shared/lambda/page.ts';
import { routePages } from '../../../shared/lambda/page-router.ts';
import { templates } from '../../../shared/pages/compiled/sign-in-templates.js';
import { useTemplates } from '../../../shared/pages/render-page.ts';
import { askCouncil, leaveAskCouncil } from './choose-council.ts';
import type { SignInContext } from './context.ts';
import { notFound } from './messages.ts';
import { comeBack, setOut } from './sign-in.ts';
import { askSignOut, signOut } from './sign-out.ts';

useTemplates(templates);

export const signIn = (context: SignInContext) =>
  page(
    routePages<SignInContext>(
      [
        { path: '/', get: async () => ({ goTo: '/scorecard' }) },
        { path: '/sign-in', get: setOut },
        { path: '/sign-in/callback', get: comeBack },
        { path: '/sign-in/council', get: askCouncil, post: leaveAskCouncil },
        { path: '/sign-out', get: askSignOut, post: signOut },
      ],
      context,
      async () => notFound(),
    ),
  );

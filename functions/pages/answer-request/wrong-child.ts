import { blockRequest, isBlocked } from '../../../shared/application/adviser/block-request.ts';
import { findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame, type Faults } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';
import { type Found, faultOfText, isAtFault, textOf, wayFrame, withWay } from './way-page.ts';

const wrongChildPage = (context: AdviserContext, found: Found, form: URLSearchParams, faults: Faults): PageAnswer => ({
  status: 200,
  ...renderPage('answer/wrong-child.njk', wayFrame(context, found, 'This is about the wrong child', form, faults)),
});

export const showWrongChild = withWay('block', async (request, context, found) =>
  wrongChildPage(context, found, request.form, {}),
);

/** Something must be typed: whatever clicks every button must not take a request from its team. */
export const sendWrongChild = withWay('block', async (request, context, found) => {
  const faults = faultOfText(request.form, 'why', 'Enter why you think that this is about the wrong child');
  if (isAtFault(faults)) return wrongChildPage(context, found, request.form, faults);
  const decided = await blockRequest(context.ports, context.live, found.id, textOf(request.form, 'why'));
  if (!decided) return notFound();
  return decided.ok
    ? { goTo: `/answer/${found.id}/blocked` }
    : refused(context.live.opened.council, decided.refusal.reason, found.id);
});

/** Nothing of the child, nor of the request beyond its id. */
export const showBlocked = withSession(async (_request, context, { id = '' }) => {
  if (await isBlocked(context.ports, context.live, id))
    return {
      status: 200,
      ...renderPage('answer/blocked.njk', { ...adviserFrame(context, `Request ${id} is blocked`), id }),
    };
  const found = await findForAdviser(context.ports, context.live, id);
  return found ? { goTo: `/answer/${id}` } : notFound();
});

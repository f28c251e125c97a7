import { isBlocked } from '../../../shared/application/adviser/block-request.ts';
import { type FoundRequest, findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { isAllowed, isOpen, type Transition } from '../../../shared/domain/advice-request/life.ts';
import { notAllowed } from '../../../shared/domain/advice-request/refusals.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { PageModel } from '../../../shared/pages/render-page.ts';
import { adviserFrame, type Faults } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

export type Found = FoundRequest;

/** Where the team's own request is blocked, whoever comes is told so (also who sends the same form twice); anything else is not there. */
export const blockedOrNotFound = async ({ ports, live }: AdviserContext, id: string): Promise<PageAnswer> =>
  (await isBlocked(ports, live, id)) ? { goTo: `/answer/${id}/blocked` } : notFound();

/** A page of one of the ways: for a request that the session may see, and in a state that allows it; else it says how it stands. */
export const withWay = (
  does: Transition['do'],
  handle: (request: PageRequest, context: AdviserContext, found: Found) => Promise<PageAnswer>,
) =>
  withSession(async (request, context, { id = '' }) => {
    const found = await findForAdviser(context.ports, context.live, id);
    if (!found) return blockedOrNotFound(context, id);
    if (isAllowed(does, found.request.status)) return handle(request, context, found);
    const outcome = notAllowed(does, found.request);
    return refused(context.live.opened.council, outcome.ok ? '' : outcome.refusal.reason, id);
  });

/** What every way's page shows; `form` is what was typed, for the page to show again. */
export const wayFrame = (
  context: AdviserContext,
  { id, request }: Found,
  title: string,
  form: URLSearchParams,
  faults: Faults,
): PageModel => ({
  ...adviserFrame(context, `${title}, request ${id}`, faults),
  id,
  heading: title,
  due: showDay(request.dueOn),
  isOwed: isOpen(request.status),
  f: Object.fromEntries(form),
});

const CONTROL = /[\p{Cc}]/gu;

/** One line that somebody typed, without what no line has. */
export const lineOf = (form: URLSearchParams, name: string, most = 200): string =>
  (form.get(name) ?? '').replace(CONTROL, ' ').trim().slice(0, most);

/** A longer text that somebody typed, with its line breaks. */
export const textOf = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').replace(/\r\n/g, '\n').trim();

/** Longer than any reason; whoever pastes more is told so, and loses nothing. */
const MOST = 4000;

/** What is wrong with a longer text that is asked for; no fault where nothing is. */
export const faultOfText = (form: URLSearchParams, name: string, missing: string): Faults => {
  const { length } = textOf(form, name);
  if (length === 0) return { [name]: missing };
  return length > MOST ? { [name]: `Write no more than ${MOST} characters: this has ${length}` } : {};
};

/** What is wrong, where something is. */
export const isAtFault = (faults: Faults): boolean => Object.keys(faults).length > 0;

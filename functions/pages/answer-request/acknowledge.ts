import { acknowledgeAdvice } from '../../../shared/application/adviser/acknowledge-advice.ts';
import { findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame, dayFields, dayItems, dayOf } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

const acknowledgePage = (
  context: AdviserContext,
  id: string,
  dueOn: IsoDate,
  form: URLSearchParams,
  fault?: string,
): PageAnswer => ({
  status: 200,
  ...renderPage('answer/acknowledge.njk', {
    ...adviserFrame(context, 'We have it and are working on it', fault ? { 'expectedOn-day': fault } : {}),
    id,
    due: showDay(dueOn),
    expectedOn: dayItems(dayFields(form, 'expectedOn'), fault !== undefined),
    expectedOnError: fault && { text: fault },
  }),
});

export const showAcknowledge = withSession(async (request, context, { id = '' }) => {
  const found = await findForAdviser(context.ports, context.live, id);
  return found ? acknowledgePage(context, id, found.request.dueOn, request.form) : notFound();
});

export const acknowledge = withSession(async (request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  const day = dayOf(dayFields(request.form, 'expectedOn'));
  const fault =
    day !== '' && !IsoDate.safeParse(day).success
      ? 'The date must be a real date, or leave it empty'
      : day !== '' && day < ports.clock.today()
        ? 'The date must be today or later'
        : undefined;
  if (fault) return acknowledgePage(context, id, found.request.dueOn, request.form, fault);
  const decided = await acknowledgeAdvice(ports, live, id, day === '' ? null : day);
  if (!decided) return notFound();
  return decided.ok
    ? { goTo: `/answer/${id}?told=acknowledge` }
    : refused(live.opened.council, decided.refusal.reason, id);
});

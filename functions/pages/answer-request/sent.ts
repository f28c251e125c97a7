import { findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { daysLate } from '../../../shared/domain/advice-request/due.ts';
import { showDayAndWeekday } from '../../../shared/domain/calendar/show-day.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { notFound } from './messages.ts';
import { withSession } from './session-cookie.ts';

/** The receipt: what was sent, when, in time or late, and why that is counted so. */
export const sent = withSession(async (_request, context, { id = '' }) => {
  const found = await findForAdviser(context.ports, context.live, id);
  if (!found) return notFound();
  const { request } = found;
  if (!('answer' in request) || request.status === 'returned') return { goTo: `/answer/${id}` };
  const late = daysLate(request.dueOn, request.answer.on);
  const counted =
    late === 0
      ? `In time: it counts as in time until midnight at the end of ${showDayAndWeekday(request.dueOn)}`
      : `${late} ${late === 1 ? 'day' : 'days'} late: it was due by the end of ${showDayAndWeekday(request.dueOn)}`;
  const rows = [
    [
      'What you sent',
      request.answer.outcome === 'submitted' ? 'Your advice' : 'That your service has no record of this child',
    ],
    ['First answered on', showDayAndWeekday(request.answer.on)],
    ['How it is counted', counted],
  ];
  return {
    status: 200,
    ...renderPage('answer/sent.njk', {
      ...adviserFrame(context, 'Answer sent'),
      id,
      heading: request.answer.outcome === 'submitted' ? 'Advice sent' : 'Answer sent',
      rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })),
    }),
  };
});

import { findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { viewAnswer } from '../../../shared/application/adviser/view-answer.ts';
import type { StandingAnswer } from '../../../shared/domain/advice-request/advice-request.ts';
import { adviceDueWorking, daysLate } from '../../../shared/domain/advice-request/due.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { londonDate } from '../../../shared/domain/calendar/london-days.ts';
import { showDay, showDayAndWeekday } from '../../../shared/domain/calendar/show-day.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { answerRows } from './answer-rows.ts';
import { lateReasonWords } from './late-reasons.ts';
import { withSession } from './session-cookie.ts';
import { blockedOrNotFound } from './way-page.ts';

const countedAs = (dueOn: IsoDate, answer: StandingAnswer): string => {
  const late = daysLate(dueOn, answer.on);
  if (late === 0) return `In time: it counts as in time until midnight at the end of ${showDayAndWeekday(dueOn)}`;
  const why = answer.lateReason ? ` Why, as you told us: ${lateReasonWords(answer.lateReason)}.` : '';
  return `${late} ${late === 1 ? 'day' : 'days'} late: it was due by the end of ${showDayAndWeekday(dueOn)}.${why}`;
};

/** The receipt: what was sent, when, in time or late, why that is counted so, and whom to ask. */
export const sent = withSession(async (_request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return blockedOrNotFound(context, id);
  const { request, assessment } = found;
  if (!('answer' in request) || request.status === 'returned') return { goTo: `/answer/${id}` };
  const answer = await viewAnswer(ports, live, id);
  const { council, team } = live.opened;
  const isAdvice = request.answer.outcome === 'submitted';
  const sentAgainOn = answer && londonDate(answer.at) !== request.answer.on ? londonDate(answer.at) : null;
  const rows = [
    ['What you sent', isAdvice ? 'Your advice' : 'That your service has no record of this child'],
    ['Sent by', `${team.service}, ${team.organisation}`],
    ['First answered on', showDayAndWeekday(request.answer.on)],
    ['How it is counted', countedAs(request.dueOn, request.answer)],
    ['How the date came about', adviceDueWorking(request)],
    ...(sentAgainOn ? [['Sent again on', `${showDay(sentAgainOn)}: timeliness is judged on the first answer`]] : []),
    ['Whom to ask', [assessment.caseworkerEmail ?? council.sendMailbox, council.sendPhone].filter(Boolean).join(', ')],
  ];
  return {
    status: 200,
    ...renderPage('answer/sent.njk', {
      ...adviserFrame(context, 'Answer sent'),
      id,
      heading: isAdvice ? 'Advice sent' : 'Answer sent',
      rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text, classes: 'printed' } })),
      answer: answer ? answerRows(answer) : [],
    }),
  };
});

import { waitingAddresses } from '../../../shared/application/adviser/hold-address.ts';
import { type ListedRequest, listTeamRequests } from '../../../shared/application/adviser/list-team-requests.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { daysLeftTag, daysLeftWords } from '../../../shared/pages/days-in-words.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { withSession } from './session-cookie.ts';
import { chosenOf, holderOf, statusInWords } from './team-list.ts';

const rowOf = (one: ListedRequest, today: IsoDate) => ({
  id: one.id,
  initials: one.initials,
  due: showDay(one.answerBy),
  left: daysLeftWords(one.answerBy, today),
  tag: daysLeftTag(one.answerBy, today),
  holder: holderOf(one),
  status: statusInWords(one),
});

/** Everything that the team owes; what was asked of the list stands in its address, so it can be kept and sent on. */
export const list = withSession(async (request, context) => {
  const today = context.ports.clock.today();
  const [listed, waiting] = await Promise.all([
    listTeamRequests(context.ports, context.live),
    waitingAddresses(context.ports, context.live),
  ]);
  const { found, ...chosen } = chosenOf(listed, request.query, today);
  return {
    status: 200,
    ...renderPage('answer/list.njk', {
      ...adviserFrame(context, 'What your team owes'),
      ...chosen,
      waiting,
      rows: found.map((one) => rowOf(one, today)),
      total: listed.length,
      lateCount: listed.filter(({ answerBy }) => answerBy < today).length,
    }),
  };
});

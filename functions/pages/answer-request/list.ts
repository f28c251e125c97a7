import { waitingAddresses } from '../../../shared/application/adviser/hold-address.ts';
import { listTeamRequests } from '../../../shared/application/adviser/list-team-requests.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { daysLeftTag, daysLeftWords } from '../../../shared/pages/days-in-words.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { withSession } from './session-cookie.ts';

const WORDS: Readonly<Record<string, string>> = {
  requested: 'Not answered',
  acknowledged: 'You are working on it',
  returned: 'Sent back to you',
};

export const list = withSession(async (_request, context) => {
  const today = context.ports.clock.today();
  const [listed, waiting] = await Promise.all([
    listTeamRequests(context.ports, context.live),
    waitingAddresses(context.ports, context.live),
  ]);
  const rows = listed.map((row) => ({
    id: row.id,
    initials: row.initials,
    due: showDay(row.dueOn),
    left: daysLeftWords(row.dueOn, today),
    tag: daysLeftTag(row.dueOn, today),
    status: `${WORDS[row.status] ?? row.status}${row.expectedOn ? `, expected ${showDay(row.expectedOn)}` : ''}`,
  }));
  return {
    status: 200,
    ...renderPage('answer/list.njk', { ...adviserFrame(context, 'What your team owes'), rows, waiting }),
  };
});

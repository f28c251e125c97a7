import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import { chasedLine, chasedSubject, lateAndInTime } from './chased-words.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { counted, forEach, HOW_THE_LINK_WORKS, NOTHING_ABOUT_THE_CHILD, obligation, teamName } from './mail-words.ts';

export const digest = ({ teams, today, council }: ModelOf<'digest'>): MailContent => {
  const requests = teams.flatMap((team) => team.requests);
  return {
    subject: chasedSubject(requests, today),
    blocks: [
      {
        says: `On ${showDayAndWeekday(today)}, ${council.name} is waiting for your answer to ${counted(requests.length, 'advice request')}: ${lateAndInTime(requests, today)}. The soonest is ${requests[0]?.id}.`,
      },
      ...teams.flatMap((team): readonly Block[] => [
        { heading: teamName(team) },
        { list: team.requests.map((request) => chasedLine(request, today, 'you')) },
        { link: team.link, label: 'Open the list and answer' },
      ]),
      { heading: 'Good to know' },
      HOW_THE_LINK_WORKS,
      NOTHING_ABOUT_THE_CHILD,
      ...forEach(requests, ({ basis }) => obligation(basis)),
      {
        says: 'If you cannot answer in time, open the request and tell us when you expect to. If it is not for you, tell the caseworker named there. We send one such email a day at most, and none for a request that you have answered.',
      },
    ],
  };
};

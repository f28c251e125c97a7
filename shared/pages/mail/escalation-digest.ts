import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import { chasedLine, chasedSubject } from './chased-words.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { counted, forEach, obligation, teamName } from './mail-words.ts';

export const escalationDigest = ({ teams, today, council }: ModelOf<'escalation-digest'>): MailContent => {
  const requests = teams.flatMap((team) => team.requests);
  return {
    subject:
      requests.length === 1
        ? `Overdue: ${chasedSubject(requests, today)}`
        : `${counted(requests.length, 'advice request')} overdue, ${showDay(today)}`,
    blocks: [
      {
        says: `On ${showDayAndWeekday(today)}, ${counted(requests.length, 'advice request')} of ${council.name} had not been answered in time. The longest overdue is ${requests[0]?.id}.`,
      },
      {
        says: 'You get this email because you lead one of these teams, or the council named you as somebody who can help. A child’s education, health and care plan waits for each of these answers.',
      },
      ...teams.flatMap((team): readonly Block[] => [
        { heading: teamName(team) },
        { list: team.requests.map((request) => chasedLine(request, today, 'the team')) },
        {
          says: `Whom to speak to: the team at ${team.mailbox}${team.managerEmail ? `, its manager at ${team.managerEmail}` : ''}.`,
        },
      ]),
      { heading: 'What helps' },
      ...forEach(requests, ({ basis }) => obligation(basis)),
      {
        list: [
          'Ask the team who has each request, and by when it will be answered.',
          'If a request did not reach the right people, tell the council: it can be sent again.',
          'If the service does not know the child, that is an answer too: the team can say so through its link.',
        ],
      },
    ],
  };
};

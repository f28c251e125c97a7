import type { ChasedRequest, ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import { daysLeftWords } from '../days-in-words.ts';
import { askedBy, chasedLine } from './chased-words.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { counted, forEach, namedByFirst, obligation, teamName } from './mail-words.ts';

type Opening = Pick<MailContent, 'subject' | 'first'>;

/** The longest overdue comes first in the model, and gives the mail its name. */
const opening = (requests: readonly ChasedRequest[], { today, council }: ModelOf<'escalation-digest'>): Opening => {
  const [longest, ...more] = requests;
  const on = `On ${showDayAndWeekday(today)}`;
  if (longest && more.length === 0)
    return {
      subject: `Overdue advice request ${longest.id}: ${askedBy(longest, today)}`,
      first: `${on}, advice request ${longest.id} of ${council.name} is overdue: ${askedBy(longest, today)}.`,
    };
  const worst = longest ? ` The longest overdue is ${longest.id}, ${daysLeftWords(longest.answerBy, today)}.` : '';
  return {
    subject: `Overdue advice ${namedByFirst(requests)}, ${showDay(today)}`,
    first: `${on}, ${counted(requests.length, 'advice request')} of ${council.name} are overdue.${worst}`,
  };
};

export const escalationDigest = (model: ModelOf<'escalation-digest'>): MailContent => {
  const requests = model.teams.flatMap((team) => team.requests);
  return {
    ...opening(requests, model),
    blocks: [
      {
        says: 'You get this email because you lead one of these teams, or because the council named you as somebody who can help. A child’s or young person’s education, health and care plan is waiting for each answer.',
      },
      ...model.teams.flatMap((team): readonly Block[] => [
        { heading: teamName(team) },
        { list: team.requests.map((request) => chasedLine(request, model.today, 'the team')) },
        {
          says: `Whom to speak to: the team at ${team.mailbox}${team.managerEmail ? `, or its manager at ${team.managerEmail}` : ''}.`,
        },
      ]),
      { heading: 'What helps' },
      {
        list: [
          'Ask the team who has each request, and by when it will be answered.',
          'If a request did not reach the right people, tell the council: it can be sent again.',
          'If the service has no record of the child, that is an answer too: the team can give it through its link.',
        ],
      },
      { heading: 'Why within six weeks' },
      ...forEach(requests, ({ basis }) => obligation(basis)),
    ],
  };
};

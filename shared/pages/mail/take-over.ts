import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import { daysLeftWords } from '../days-in-words.ts';
import type { MailContent } from './mail-layout.ts';
import {
  forEach,
  HOW_THE_LINK_WORKS,
  NOTHING_ABOUT_THE_CHILD,
  namedByFirst,
  obligation,
  teamName,
} from './mail-words.ts';

export const takeOver = ({ requests, link, council, today }: ModelOf<'take-over'>): MailContent => {
  const [first] = requests;
  const soonest = `${requests.length === 1 ? 'It is' : 'The first is'} due by ${showDay(first?.dueOn ?? today)}.`;
  return {
    subject: `Advice ${namedByFirst(requests)}: a new way to answer, from ${showDay(today)}`,
    first: `Advice ${namedByFirst(requests)}: from ${showDay(today)} on you can answer ${council.name} through a link. ${soonest}`,
    blocks: [
      {
        says: `The council asked ${first ? teamName(first) : 'you'} for this advice before, and has no answer on record yet. The dates have not changed. If you have sent your advice already, please reply to this email and say so, or send it once more through the link.`,
      },
      {
        list: requests.map(
          ({ id, receivedOn, dueOn }) =>
            `${id}: received on ${showDay(receivedOn)}, due by ${showDay(dueOn)}, ${daysLeftWords(dueOn, today)}.`,
        ),
      },
      { link, label: 'Open the list and answer' },
      HOW_THE_LINK_WORKS,
      NOTHING_ABOUT_THE_CHILD,
      { heading: 'Why by these dates' },
      ...forEach(requests, ({ basis }) => obligation(basis)),
      {
        says: 'From now on we remind you before an answer is due, and write to your manager when it is late: one email a day at most.',
      },
    ],
  };
};

import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import { daysLeftWords } from '../days-in-words.ts';
import type { MailContent } from './mail-layout.ts';
import { counted, forEach, HOW_THE_LINK_WORKS, NOTHING_ABOUT_THE_CHILD, obligation, teamName } from './mail-words.ts';

export const takeOver = ({ requests, link, council, today }: ModelOf<'take-over'>): MailContent => {
  const [first] = requests;
  const about = requests.length === 1 ? `Advice request ${first?.id}` : counted(requests.length, 'advice request');
  return {
    subject: `${about}: a new way to answer, from ${showDay(today)}`,
    blocks: [
      {
        says: `${about}: from ${showDay(today)} on you can answer ${council.name} through a link, without an account. The soonest is ${first?.id}, due by ${showDay(first?.dueOn ?? today)}.`,
      },
      {
        says: `The council asked ${first ? teamName(first) : 'you'} for this advice before, and has not recorded an answer yet. The dates have not changed. If you have sent your advice already, please send it once more through the link, or write to the council.`,
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
      { heading: 'What obliges you' },
      ...forEach(requests, ({ basis }) => obligation(basis)),
      {
        says: 'From now on we remind you before an answer is due and write to your manager when it is late, in one email a day at most.',
      },
    ],
  };
};

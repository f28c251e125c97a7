import type { ChasedRequest, ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import { daysLeftWords } from '../days-in-words.ts';
import { askedBy, chasedLine, lateAndInTime } from './chased-words.ts';
import type { Block, MailContent } from './mail-layout.ts';
import {
  counted,
  forEach,
  HOW_THE_LINK_WORKS,
  NOTHING_ABOUT_THE_CHILD,
  namedByFirst,
  obligation,
  teamName,
} from './mail-words.ts';

type Opening = Pick<MailContent, 'subject' | 'first'>;

/** The soonest comes first in the model, and gives the mail its name. */
const opening = (requests: readonly ChasedRequest[], { today, council }: ModelOf<'digest'>): Opening => {
  const [soonest, ...more] = requests;
  if (soonest && more.length === 0) {
    const which = `Advice request ${soonest.id}: ${askedBy(soonest, today)}`;
    return { subject: which, first: `${which}. ${council.name} is waiting for your answer.` };
  }
  const state = lateAndInTime(requests, today);
  const urgent = soonest ? ` The most urgent is ${soonest.id}, ${daysLeftWords(soonest.answerBy, today)}.` : '';
  return {
    subject: `Advice ${namedByFirst(requests)}: ${state}, ${showDay(today)}`,
    first: `On ${showDayAndWeekday(today)}, ${council.name} is waiting for your answer to ${counted(requests.length, 'advice request')}: ${state}.${urgent}`,
  };
};

export const digest = (model: ModelOf<'digest'>): MailContent => {
  const requests = model.teams.flatMap((team) => team.requests);
  return {
    ...opening(requests, model),
    blocks: [
      ...model.teams.flatMap((team): readonly Block[] => [
        { heading: teamName(team) },
        { list: team.requests.map((request) => chasedLine(request, model.today, 'you')) },
        { link: team.link, label: 'Open the list and answer' },
      ]),
      { heading: 'If you cannot answer in time' },
      {
        says: 'Open the request and tell us when you expect to answer. If another team should answer, reply to this email and say which one.',
      },
      { heading: 'Good to know' },
      HOW_THE_LINK_WORKS,
      NOTHING_ABOUT_THE_CHILD,
      ...forEach(requests, ({ basis }) => obligation(basis)),
      { says: 'We send at most one such email a day, and none about a request that you have answered.' },
    ],
  };
};

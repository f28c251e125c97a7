import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';
import { HOW_THE_LINK_WORKS, NOTHING_ABOUT_THE_CHILD, requestFacts, teamName } from './mail-words.ts';

/** What is missing, or why another look is asked for, stands behind the link alone: it may name the child. */
export const returned = ({ request, answerBy, council }: ModelOf<'returned'>): MailContent => ({
  subject: `Advice request ${request.id}: please add what is missing by ${showDay(answerBy)}`,
  first: `Advice request ${request.id}: ${council.name} asks ${teamName(request)} to add what is missing by ${showDayAndWeekday(answerBy)}.`,
  blocks: [
    {
      says: 'Thank you for your advice. The council has read it and cannot use it yet. What you sent is kept: you can start from it.',
    },
    { link: request.link, label: 'See what is missing, and add it' },
    HOW_THE_LINK_WORKS,
    NOTHING_ABOUT_THE_CHILD,
    requestFacts(request),
    { says: 'Whether you answered in time is judged on your first answer. Adding to it now does not change that.' },
  ],
});

export const challenged = ({ request, answerBy, council }: ModelOf<'challenged'>): MailContent => ({
  subject: `Advice request ${request.id}: please look again by ${showDay(answerBy)}`,
  first: `Advice request ${request.id}: ${council.name} asks ${teamName(request)} to look again by ${showDayAndWeekday(answerBy)}.`,
  blocks: [
    {
      says: 'You told us that you have no record of the child or young person. The council has reason to think that your service does know them. Please send your advice or, if you still find nothing, say again who checked which records.',
    },
    { link: request.link, label: 'See why, and answer' },
    HOW_THE_LINK_WORKS,
    NOTHING_ABOUT_THE_CHILD,
    requestFacts(request),
    {
      says: 'Your first answer no longer counts. Whether you answered in time is judged on your next one, by the due date above.',
    },
  ],
});

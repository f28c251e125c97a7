import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';
import { HOW_THE_LINK_WORKS, NOTHING_ABOUT_THE_CHILD, requestFacts, teamName } from './mail-words.ts';

export const newLink = (model: ModelOf<'new-link'>): MailContent => {
  const { request, link, today } = model;
  const what = request ? `advice request ${request.id}` : 'your team’s advice requests';
  return {
    subject: `A new link for ${what}, ${showDay(today)}`,
    first: `Here is the new link for ${what}, asked for on ${showDay(today)}.`,
    blocks: [
      { link, label: request ? 'Open the request' : `Open the list of ${teamName(model)}` },
      ...(request ? [requestFacts(request)] : []),
      HOW_THE_LINK_WORKS,
      NOTHING_ABOUT_THE_CHILD,
      { says: 'If nobody in your team asked for it, you need do nothing.' },
    ],
  };
};

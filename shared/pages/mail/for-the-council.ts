import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';
import { requestFacts, teamName } from './mail-words.ts';

export const undelivered = (model: ModelOf<'undelivered'>): MailContent => {
  const { request, mailbox, otherAddresses, today } = model;
  return {
    within: true,
    subject: `Advice request ${request.id} did not arrive, ${showDay(today)}`,
    blocks: [
      {
        says: `An email about advice request ${request.id} did not arrive at ${mailbox}, or was reported as unwanted there (${showDay(today)}). It needs you.`,
      },
      requestFacts(request),
      { says: `We have stopped reminding ${teamName(request)} of this request, so nobody may be working on it.` },
      {
        list: [
          'Ring the team and ask which address to use.',
          ...(otherAddresses.length > 0 ? [`Addresses on the team’s own list: ${otherAddresses.join(', ')}.`] : []),
          'Then send the request again, to the right mailbox.',
        ],
      },
    ],
  };
};

export const exceptionClaimed = ({ request, today }: ModelOf<'exception-claimed'>): MailContent => ({
  within: true,
  subject: `Advice request ${request.id}: an exception to decide, ${showDay(today)}`,
  blocks: [
    {
      says: `On advice request ${request.id} ${teamName(request)} claims an exception under regulation 8(2). Please decide it (${showDay(today)}).`,
    },
    requestFacts(request),
    {
      says: 'The due date stays as it is. An accepted exception is recorded and counted, and stops reminders until the day that you set. The grounds given stand with the request.',
    },
  ],
});

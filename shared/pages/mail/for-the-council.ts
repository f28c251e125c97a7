import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { requestFacts, teamName } from './mail-words.ts';

const decideAt = (page: string | null, label: string): readonly Block[] => (page ? [{ link: page, label }] : []);

export const undelivered = (model: ModelOf<'undelivered'>): MailContent => {
  const { request, mailbox, otherAddresses, page, today } = model;
  return {
    within: true,
    subject: `Advice request ${request.id} did not arrive, ${showDay(today)}`,
    first: `An email about advice request ${request.id} did not arrive at ${mailbox}, or was marked as spam there. Please act on it today, ${showDay(today)}.`,
    blocks: [
      requestFacts(request),
      { says: `We have stopped reminding ${teamName(request)} of this request. Perhaps nobody is working on it.` },
      {
        list: [
          'Ring the team and ask which address to use.',
          ...(otherAddresses.length > 0 ? [`Addresses on the team’s own list: ${otherAddresses.join(', ')}.`] : []),
          'Then send the request again, to the right mailbox.',
        ],
      },
      ...decideAt(page, 'Open the request and send it again'),
    ],
  };
};

export const exceptionClaimed = ({ request, page, today }: ModelOf<'exception-claimed'>): MailContent => ({
  within: true,
  subject: `Advice request ${request.id}: an exception to decide, ${showDay(today)}`,
  first: `Advice request ${request.id}: please decide whether to accept an exception (${showDay(today)}).`,
  blocks: [
    {
      says: `${teamName(request)} says that it cannot answer within six weeks because of the child’s, young person’s or family’s circumstances: an exception under regulation 8(2). The reasons stand with the request.`,
    },
    requestFacts(request),
    {
      says: 'The due date stays as it is. If you accept the exception, it is recorded and counted, and reminders stop until the day that you set.',
    },
    ...decideAt(page, 'Open the request and decide'),
  ],
});

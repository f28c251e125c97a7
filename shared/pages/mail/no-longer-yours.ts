import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';
import { counted, requestFacts, teamName } from './mail-words.ts';

export const withdrawn = ({ requests, why, today, council }: ModelOf<'withdrawn'>): MailContent => {
  const [first] = requests;
  const which =
    requests.length === 1
      ? `advice request ${first?.id}`
      : `advice request ${first?.id} and ${requests.length - 1} more`;
  return {
    subject: `You no longer need to send advice for ${which}, ${showDay(today)}`,
    blocks: [
      { says: `You no longer need to send advice for ${which}, as of ${showDay(today)}.` },
      {
        says:
          why === 'ended'
            ? `${council.name} has ended the assessment, so it withdraws ${counted(requests.length, 'request')}. If you have begun, you need not finish.`
            : `${council.name} has withdrawn ${counted(requests.length, 'request')}. If you have begun, you need not finish.`,
      },
      ...requests.map(requestFacts),
      { says: 'We will not remind you of it again. Thank you for your time.' },
    ],
  };
};

export const passedOn = ({ request, to, today, council }: ModelOf<'passed-on'>): MailContent => ({
  subject: `Advice request ${request.id}: passed on, ${showDay(today)}`,
  blocks: [
    {
      says: `Advice request ${request.id} was passed on by ${council.name} to ${teamName(to)}, as of ${showDay(today)}.`,
    },
    { says: `${teamName(request)} no longer needs to answer it. We will not remind you of it again.` },
    requestFacts(request),
  ],
});

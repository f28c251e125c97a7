import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';
import { namedByFirst, requestFacts, teamName } from './mail-words.ts';

export const withdrawn = ({ requests, why, today, council }: ModelOf<'withdrawn'>): MailContent => {
  const what = `You no longer need to send advice for ${namedByFirst(requests)}`;
  const single = requests.length === 1;
  const them = single ? 'this request' : `these ${requests.length} requests`;
  return {
    subject: `${what}, ${showDay(today)}`,
    first: `${what}, from ${showDay(today)} on.`,
    blocks: [
      {
        says:
          why === 'ended'
            ? `${council.name} has ended the assessment, and ${them} with it. If you have begun, you need not finish.`
            : `${council.name} has withdrawn ${them}. If you have begun, you need not finish.`,
      },
      ...requests.map(requestFacts),
      { says: `We will not remind you of ${single ? 'it' : 'them'} again. Thank you for your time.` },
    ],
  };
};

export const passedOn = ({ request, to, today, council }: ModelOf<'passed-on'>): MailContent => ({
  subject: `Advice request ${request.id}: passed on, ${showDay(today)}`,
  first: `On ${showDay(today)} ${council.name} passed advice request ${request.id} on to ${teamName(to)}.`,
  blocks: [
    { says: `${teamName(request)} no longer needs to answer it. We will not remind you of it again.` },
    requestFacts(request),
  ],
});

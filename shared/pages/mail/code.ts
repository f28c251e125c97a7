import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';

export const code = ({ code: digits, minutes, request, today, council }: ModelOf<'code'>): MailContent => {
  const what = request ? `advice request ${request}` : 'your team’s advice requests';
  return {
    subject: `Your code for ${what}, ${showDay(today)}`,
    blocks: [
      { says: `Your code for ${what}, asked for on ${showDay(today)}:` },
      { code: digits },
      {
        says: `Enter it on the page on which you asked for it. It works once, for ${minutes} minutes, and only in that browser.`,
      },
      {
        says: `Did you not ask for a code? Then somebody else typed your address. They cannot do anything without the code: do not pass it on, and tell ${council.name} if it happens again. Nobody will ever ring you to ask for it.`,
      },
    ],
  };
};

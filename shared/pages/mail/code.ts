import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';

export const code = ({ code: digits, minutes, request, today, council }: ModelOf<'code'>): MailContent => {
  const what = request ? `advice request ${request}` : 'your team’s advice requests';
  return {
    subject: `Your code for ${what}, ${showDay(today)}`,
    first: `Your code for ${what}, asked for on ${showDay(today)}:`,
    blocks: [
      { code: digits },
      {
        says: `Enter it on the page where you asked for it. It works once, for ${minutes} minutes, and only in that browser.`,
      },
      {
        says: `Did you not ask for a code? Then somebody else gave your address. They can do nothing without the code, so do not pass it on. Tell ${council.name} if it happens again. Nobody will ever ring you to ask for the code.`,
      },
    ],
  };
};

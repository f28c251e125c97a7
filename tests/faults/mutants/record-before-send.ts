import type { MailStore } from '../../../shared/application/ports/mail-store.ts';
import { wrapped } from '../faulty-ports.ts';
import type { Mutant } from '../platform.ts';

/** A mail is recorded as sent before SES is called: where nothing comes of the call, nobody notices. */
export const recordBeforeSend: Mutant = {
  name: 'record before send',
  sending: (mails, now) =>
    wrapped(mails, async (member, args, does) => {
      const answer = await does();
      if (member !== 'claim' || answer !== 'claimed') return answer;
      const [{ mail }] = args as Parameters<MailStore['claim']>;
      await mails.settle(mail.id, mail.attempt + 1, { status: 'sent', at: now() });
      return answer;
    }),
};

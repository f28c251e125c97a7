import type { MailStore } from '../../../shared/application/ports/mail-store.ts';
import { wrapped } from '../faulty-ports.ts';
import type { Mutant } from '../platform.ts';

type Claim = Parameters<MailStore['claim']>[0];

/**
 * SES is called first, and only then is it recorded that the mail was on its way: the claim is put off until the outcome is
 * settled. Whoever dies in between, or meets another sender, sends twice.
 */
export const sendBeforeRecord: Mutant = {
  name: 'send before record',
  sending: (mails) => {
    const putOff = new Map<string, Claim>();
    return wrapped(mails, async (member, args, does) => {
      if (member === 'claim') {
        const [claim] = args as [Claim];
        putOff.set(claim.mail.id, claim);
        return 'claimed';
      }
      const claim = member === 'settle' ? putOff.get(String(args[0])) : undefined;
      if (!claim) return does();
      putOff.delete(claim.mail.id);
      return (await mails.claim(claim)) === 'claimed' && does();
    });
  },
};

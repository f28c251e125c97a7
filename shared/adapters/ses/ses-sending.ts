import { AccountPace } from './account-pace.ts';
import { sesClient } from './ses-client.ts';
import { SesMailer } from './ses-mailer.ts';

/** A mailer, and the pace of each lane by the rate of the account that it sends with. */
export const sesSending = (configurationSet: string) => {
  const mailer = new SesMailer(sesClient(), configurationSet);
  return { mailer, paces: { now: new AccountPace(mailer, 'now'), batch: new AccountPace(mailer, 'batch') } };
};

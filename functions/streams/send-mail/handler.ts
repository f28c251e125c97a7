import { type SendMailPorts, sendMail } from '../../../shared/application/send-mail.ts';
import { eachRecord } from '../../../shared/lambda/batch.ts';
import { renderMail } from '../../../shared/pages/mail/render-mail.ts';
import type { Env } from './env.ts';

/** Mails that may be sent, as they come in the stream; each is read anew, for the record may be old. */
export const sendMails = (
  ports: Omit<SendMailPorts, 'render'>,
  { PUBLIC_ORIGIN, MAIL_FROM }: Pick<Env, 'PUBLIC_ORIGIN' | 'MAIL_FROM'>,
  idOf: (image: unknown) => string,
) => {
  const settings = { publicOrigin: PUBLIC_ORIGIN.replace(/\/$/, ''), from: MAIL_FROM };
  return eachRecord('stream', (image) => sendMail({ ...ports, render: renderMail }, settings, idOf(image)));
};

import { GetAccountCommand, type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer, OutgoingMail, SendResult } from '../../application/ports/mailer.ts';
import { verdictOn } from './ses-verdict.ts';

/** `Name <address>`; a name that is not plain ASCII as RFC 2047 wants it. */
const sender = ({ name, address }: OutgoingMail['from']): string => {
  const oneLine = name.replace(/\s+/g, ' ').trim();
  const isPlain = /^[ -~]*$/.test(oneLine);
  const shown = isPlain
    ? `"${oneLine.replace(/["\\]/g, '')}"`
    : `=?UTF-8?B?${Buffer.from(oneLine, 'utf8').toString('base64')}?=`;
  return `${shown} <${address}>`;
};

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

const command = (mail: OutgoingMail, configurationSet: string): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: sender(mail.from),
    ReplyToAddresses: [mail.replyTo],
    Destination: { ToAddresses: [...mail.to] },
    ConfigurationSetName: configurationSet,
    EmailTags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        // Out-of-office answers to a machine help nobody.
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
        Attachments: mail.attachments.map(({ name, type, text }) => ({
          FileName: name,
          ContentType: type,
          ContentDisposition: 'ATTACHMENT',
          ContentTransferEncoding: 'BASE64',
          RawContent: Buffer.from(text, 'utf8'),
        })),
      },
    },
  });

/** SES v2. The client must be one of `sesClient`: one attempt a call. */
export class SesMailer implements Mailer {
  readonly #client: SESv2Client;
  readonly #configurationSet: string;

  constructor(client: SESv2Client, configurationSet: string) {
    this.#client = client;
    this.#configurationSet = configurationSet;
  }

  async send(mail: OutgoingMail): Promise<SendResult> {
    try {
      const { MessageId } = await this.#client.send(command(mail, this.#configurationSet));
      return MessageId ? { was: 'accepted', messageId: MessageId } : { was: 'unclear', reason: 'No message id' };
    } catch (error) {
      return verdictOn(error);
    }
  }

  async rate(): Promise<number> {
    const { SendQuota } = await this.#client.send(new GetAccountCommand({}));
    const rate = SendQuota?.MaxSendRate;
    if (!rate || rate <= 0) throw new Error('SES does not say how many mails a second it takes');
    return rate;
  }
}

import {
  AccountSuspendedException,
  BadRequestException,
  GetAccountCommand,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SESv2Client,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sesClient } from '../../../shared/adapters/ses/ses-client.ts';
import { SesMailer } from '../../../shared/adapters/ses/ses-mailer.ts';
import type { OutgoingMail } from '../../../shared/application/ports/mailer.ts';
import { anOutgoingMail } from '../../builders/outgoing-mail.ts';

const ses = mockClient(SESv2Client);
const mailer = new SesMailer(new SESv2Client({ region: 'eu-west-2' }), 'council-mail');

const aMail = anOutgoingMail();
const meta = (httpStatusCode: number) => ({ $metadata: { httpStatusCode }, message: 'no' });

beforeEach(() => ses.reset());

describe('what is handed to SES', () => {
  const handed = async (mail: OutgoingMail) => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await mailer.send(mail)).toEqual({ was: 'accepted', messageId: 'ses-1' });
    return ses.commandCalls(SendEmailCommand)[0]?.args[0].input;
  };

  it('is text and HTML, the attachment, our tags and our configuration set', async () => {
    expect(await handed(aMail)).toMatchObject({
      FromEmailAddress: '"Vale Council" <advice@example.gov.uk>',
      ReplyToAddresses: ['send@vale.gov.example'],
      Destination: { ToAddresses: ['salt@rv1.nhs.example'] },
      ConfigurationSetName: 'council-mail',
      EmailTags: [
        { Name: 'mail', Value: 'abc123' },
        { Name: 'kind', Value: 'advice-requested' },
        { Name: 'request', Value: 'K3M9Q2XA7TZ1-01' },
      ],
      Content: { Simple: { Attachments: [{ FileName: 'due.ics', ContentType: 'text/calendar' }] } },
    });
  });

  it('names the council whatever its name has in it', async () => {
    const named = async (name: string) => (await handed({ ...aMail, from: { ...aMail.from, name } }))?.FromEmailAddress;
    expect(await named('Vale "the best"\r\nBcc: a@b.example')).toBe(
      '"Vale the best Bcc: a@b.example" <advice@example.gov.uk>',
    );
    ses.reset();
    expect(await named('Cyngor Môn')).toBe('=?UTF-8?B?Q3luZ29yIE3DtG4=?= <advice@example.gov.uk>');
  });
});

describe('what SES says', () => {
  const said = async (error: unknown) => {
    ses.on(SendEmailCommand).rejects(error as Error);
    return mailer.send(aMail);
  };
  const of = (name: string, status?: number, message = 'no') =>
    Object.assign(new Error(message), { name, ...(status ? { $metadata: { httpStatusCode: status } } : {}) });

  it.each([
    new TooManyRequestsException(meta(429)),
    new LimitExceededException(meta(400)),
    of('ThrottlingException', 400, 'Maximum sending rate exceeded.'),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  ])('too fast, or not reached at all: nothing was spent (%s)', async (error) => {
    expect(await said(error)).toEqual({ was: 'throttled', scope: 'rate' });
  });

  it('the daily quota is told from the rate', async () => {
    const error = new LimitExceededException({ ...meta(400), message: 'Daily message quota exceeded.' });
    expect(await said(error)).toEqual({ was: 'throttled', scope: 'day' });
  });

  it.each([
    new SendingPausedException(meta(400)),
    new AccountSuspendedException(meta(400)),
    new MailFromDomainNotVerifiedException(meta(400)),
    new NotFoundException(meta(404)),
    of('AccessDeniedException', 403),
  ])('nobody’s mail would go: stop for all (%s)', async (error) => {
    expect(await said(error)).toEqual({ was: 'paused', reason: (error as Error).name });
  });

  it.each([new MessageRejected(meta(400)), new BadRequestException(meta(400)), of('SomethingNewException', 422)])(
    'this mail will never go (%s)',
    async (error) => {
      expect(await said(error)).toEqual({ was: 'refused', reason: (error as Error).name });
    },
  );

  it.each([of('InternalServiceErrorException', 500), of('TimeoutError'), of('Error')])(
    'it may have gone (%s)',
    async (error) => {
      expect(await said(error)).toEqual({ was: 'unclear', reason: (error as Error).name });
    },
  );

  it('an answer without a message id says nothing', async () => {
    ses.on(SendEmailCommand).resolves({});
    expect(await mailer.send(aMail)).toMatchObject({ was: 'unclear' });
  });
});

describe('the account’s rate', () => {
  it('is what GetAccount says, and a fault where it says none', async () => {
    ses
      .on(GetAccountCommand)
      .resolvesOnce({ SendQuota: { MaxSendRate: 50 } })
      .resolves({});
    expect(await mailer.rate()).toBe(50);
    await expect(mailer.rate()).rejects.toThrow('how many mails');
  });
});

it('the client makes one attempt a call: the SDK’s own second one would send a second mail', async () => {
  expect(await sesClient({ region: 'eu-west-2' }).config.maxAttempts()).toBe(1);
});

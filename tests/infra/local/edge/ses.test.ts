import { GetAccountCommand, SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownMail } from '../../../../infra/local/services/ses/accepted-mail.ts';
import { SendingRate } from '../../../../infra/local/services/ses/sending-rate.ts';
import { localSes } from '../../../../infra/local/services/ses/ses.ts';
import { awsEndpoint } from './aws-endpoint.ts';
import { FakePlatform } from './fake-platform.ts';

const platform = new FakePlatform();
const ses = localSes(platform, 100);
let endpoint: Awaited<ReturnType<typeof awsEndpoint>>;
const clients: SESv2Client[] = [];

function clientOf(url: string): SESv2Client {
  const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' };
  const client = new SESv2Client({ endpoint: url, region: 'eu-west-2', credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
}

beforeAll(async () => {
  endpoint = await awsEndpoint('ses', ses.handle);
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await endpoint.close();
});

function mail(to: string, subject = 'Advice requested'): SendEmailCommandInput {
  return {
    FromEmailAddress: 'EHC Advice <advice@vale.example>',
    ReplyToAddresses: ['send@vale.gov.example'],
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: 'mail',
    EmailTags: [
      { Name: 'mail', Value: 'm-1' },
      { Name: 'kind', Value: 'advice-requested' },
    ],
    Content: {
      Simple: {
        Subject: { Data: subject },
        Body: { Text: { Data: 'Plain — text' }, Html: { Data: '<p>Hypertext</p>' } },
        Attachments: [
          { FileName: 'due.ics', ContentType: 'text/calendar', RawContent: Buffer.from('BEGIN:VCALENDAR') },
        ],
      },
    },
  };
}

describe('the local SES', () => {
  it('keeps an accepted mail whole, tags and attachments too, under the platform’s time', async () => {
    const { MessageId } = await clientOf(endpoint.url).send(new SendEmailCommand(mail('eps@vale.gov.example')));
    expect(shownMail(ses.mailbox.newestFirst()[0]!)).toEqual({
      id: MessageId,
      at: '2026-03-02T09:00:00.000Z',
      from: 'EHC Advice <advice@vale.example>',
      to: ['eps@vale.gov.example'],
      subject: 'Advice requested',
      text: 'Plain — text',
      html: '<p>Hypertext</p>',
      attachments: [{ name: 'due.ics', type: 'text/calendar', text: 'BEGIN:VCALENDAR' }],
      tags: { mail: 'm-1', kind: 'advice-requested' },
    });
  });

  it('puts Send and Delivery on the bus by itself, with the tags that it was given', async () => {
    platform.events.length = 0;
    await clientOf(endpoint.url).send(new SendEmailCommand(mail('eps@vale.gov.example')));
    expect(platform.events.map(({ detailType }) => detailType)).toEqual(['Email Sent', 'Email Delivered']);
    expect(platform.events[1]).toMatchObject({
      source: 'aws.ses',
      detail: {
        eventType: 'Delivery',
        mail: { tags: { mail: ['m-1'], kind: ['advice-requested'], 'ses:configuration-set': ['mail'] } },
        delivery: { recipients: ['eps@vale.gov.example'] },
      },
    });
  });

  it.each(['Bounce', 'Complaint', 'DeliveryDelay'] as const)(
    'tells of a %s when asked to, and of none for a mail that is not there',
    async (type) => {
      const id = ses.mailbox.newestFirst()[0]!.id;
      expect(await ses.feedback(id, type)).toBe(true);
      const member = `${type[0]!.toLowerCase()}${type.slice(1)}`;
      expect(platform.events.at(-1)).toMatchObject({
        detail: { eventType: type, mail: { messageId: id }, [member]: expect.any(Object) },
      });
      expect(await ses.feedback('no-such-mail', type)).toBe(false);
    },
  );

  it('reads a raw message with its attachment, to the recipients of the call', async () => {
    const raw = [
      'From: a@vale.example',
      'To: header@vale.example',
      'Subject: =?utf-8?q?Caf=C3=A9?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hello',
      '--b',
      'Content-Type: text/calendar; name=due.ics',
      'Content-Disposition: attachment; filename=due.ics',
      '',
      'BEGIN:VCALENDAR',
      '--b--',
    ].join('\r\n');
    await clientOf(endpoint.url).send(
      new SendEmailCommand({
        Destination: { ToAddresses: ['call@vale.example'] },
        Content: { Raw: { Data: Buffer.from(raw) } },
      }),
    );
    expect(ses.mailbox.newestFirst()[0]).toMatchObject({
      subject: 'Café',
      to: ['call@vale.example'],
      attachments: [{ name: 'due.ics' }],
    });
    expect(ses.mailbox.newestFirst()[0]?.text.trim()).toBe('Hello');
  });

  it('finds mails by a whole address in any case, newest first', async () => {
    await clientOf(endpoint.url).send(new SendEmailCommand(mail('Salt <RV1@nhs.example>', 'first')));
    await clientOf(endpoint.url).send(new SendEmailCommand(mail('rv1@nhs.example', 'second')));
    expect(ses.mailbox.newestFirst('Rv1@NHS.example').map(({ subject }) => subject)).toEqual(['second', 'first']);
    expect(ses.mailbox.newestFirst('1@nhs.example')).toEqual([]);
  });

  it('refuses what SES refuses, and keeps nothing of it', async () => {
    const before = ses.mailbox.newestFirst().length;
    const client = clientOf(endpoint.url);
    const badTag = { ...mail('a@b.example'), EmailTags: [{ Name: 'mail', Value: 'not a tag' }] };
    await expect(client.send(new SendEmailCommand(badTag))).rejects.toMatchObject({ name: 'BadRequestException' });
    const nobody = { ...mail('a@b.example'), Destination: {} };
    await expect(client.send(new SendEmailCommand(nobody))).rejects.toMatchObject({ name: 'BadRequestException' });
    expect(ses.mailbox.newestFirst()).toHaveLength(before);
  });

  it('says its rate, and refuses what goes over it with TooManyRequestsException', async () => {
    const slow = localSes(new FakePlatform(), 2);
    const own = await awsEndpoint('ses', slow.handle);
    const client = clientOf(own.url);
    expect((await client.send(new GetAccountCommand({}))).SendQuota?.MaxSendRate).toBe(2);
    const sent = await Promise.allSettled(
      Array.from({ length: 6 }, () => client.send(new SendEmailCommand(mail('a@b.example')))),
    );
    const refused = sent.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(refused[0]?.reason).toMatchObject({ name: 'TooManyRequestsException' });
    expect(slow.mailbox.newestFirst()).toHaveLength(6 - refused.length);
    await own.close();
  });

  it('gives the rate back as time passes, never more than a second’s worth', () => {
    let time = 0;
    const rate = new SendingRate(3, () => time);
    const taken = () => [rate.take(), rate.take(), rate.take(), rate.take()].filter(Boolean).length;
    expect(taken()).toBe(3);
    time = 334;
    expect(taken()).toBe(1);
    time = 60_000;
    expect(taken()).toBe(3);
  });
});

describe('a local SES that is told to fail', () => {
  const send = (to: string) => clientOf(endpoint.url).send(new SendEmailCommand(mail(to)));
  const keptFor = (to: string) => ses.mailbox.newestFirst(to).length;

  it.each([
    ['paused', 'SendingPausedException'],
    ['suspended', 'AccountSuspendedException'],
    ['throttled', 'TooManyRequestsException'],
    ['rejected', 'MessageRejected'],
  ] as const)('says %s in SES’s own words, and keeps nothing', async (answer, name) => {
    ses.behave({ answer });
    await expect(send(`${answer}@vale.gov.example`)).rejects.toThrow(expect.objectContaining({ name }));
    expect(keptFor(`${answer}@vale.gov.example`)).toBe(0);
  });

  it('closes the connection without a word, after keeping the mail or before', async () => {
    ses.behave({ answer: 'drop-after-accepting' });
    await expect(send('after@vale.gov.example')).rejects.toThrow();
    ses.behave({ answer: 'drop-before' });
    await expect(send('before@vale.gov.example')).rejects.toThrow();
    expect([keptFor('after@vale.gov.example'), keptFor('before@vale.gov.example')]).toEqual([1, 0]);
  });

  it('gives no news where none is to be given, and takes its time', async () => {
    ses.behave({ answer: 'accept', news: false, delayMs: 60 });
    const [events, began] = [platform.events.length, performance.now()];
    await send('silent@vale.gov.example');
    expect(performance.now() - began).toBeGreaterThanOrEqual(55);
    expect(platform.events).toHaveLength(events);
    expect(ses.behave({ news: true, delayMs: 0 })).toEqual({ rate: 100, delayMs: 0, answer: 'accept', news: true });
  });
});

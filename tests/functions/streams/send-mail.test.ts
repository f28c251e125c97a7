import { expect, it } from 'vitest';
import { sendMails } from '../../../functions/streams/send-mail/handler.ts';
import { mailInStream } from '../../../shared/adapters/dynamodb/stream-image.ts';
import { aTeam } from '../../builders/assessments.ts';
import { CONTEXT, streamOf } from '../../builders/lambda-events.ts';
import { mailRoom } from '../../builders/mail-room.ts';

const ENV = { PUBLIC_ORIGIN: 'https://advice.example.gov.uk/', MAIL_FROM: 'advice@example.gov.uk' };

it('sends each mail that the stream brings, with links to the stage’s address', async () => {
  const room = await mailRoom();
  await room.issue();
  const answer = await sendMails(room.ports, ENV, mailInStream)(streamOf(room.mails.all()), CONTEXT);
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(room.mailer.accepted[0]?.text).toMatch(/\nhttps:\/\/advice\.example\.gov\.uk\/r\/[\w-]{43}\n/);
  expect(room.mailer.accepted[0]?.from).toEqual({ name: 'Vale Council', address: 'advice@example.gov.uk' });
});

it('gives back the mail that failed, by itself', async () => {
  const room = await mailRoom();
  await room.issue();
  await room.issue([aTeam()], 'Z9Y8X7W6V5T4');
  const [first] = room.mails.all();
  const find = room.mails.find.bind(room.mails);
  room.mails.find = async (id) => {
    if (id === first?.id) throw new Error('the database went away');
    return find(id);
  };
  const answer = await sendMails(room.ports, ENV, mailInStream)(streamOf(room.mails.all()), CONTEXT);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 's0' }] });
  expect(room.mailer.accepted).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { recordMailOutcomes } from '../../../functions/events/record-mail-outcome/handler.ts';
import { CONTEXT, queueOf } from '../../builders/lambda-events.ts';
import { mailRoom } from '../../builders/mail-room.ts';

/** As SES puts it on the bus, with all that we do not look at. */
const delivered = (mail: string) => ({
  version: '0',
  source: 'aws.ses',
  account: '000000000000',
  'detail-type': 'Email Delivered',
  detail: {
    eventType: 'Delivery',
    mail: {
      timestamp: '2026-01-05T10:00:01.000Z',
      messageId: '0107-1',
      destination: ['salt@rv1.nhs.example'],
      tags: { 'ses:configuration-set': ['council-mail'], mail: [mail], kind: ['advice-requested'] },
    },
    delivery: { timestamp: '2026-01-05T10:00:02.000Z', processingTimeMillis: 500 },
  },
});

it('records SES’s news, and gives back what it cannot read', async () => {
  const room = await mailRoom();
  await room.issue();
  await room.deliver();
  const id = room.mails.all()[0]?.id ?? '';
  const forged = { ...delivered(id), source: 'somebody.else' };
  const answer = await recordMailOutcomes(room.ports)(queueOf(['not JSON', forged, delivered(id)]), CONTEXT);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm1' }] });
  expect((await room.mails.find(id))?.status).toBe('delivered');
});

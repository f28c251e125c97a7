import { randomUUID } from 'node:crypto';
import type { BusEvent } from '../../engine/engine.ts';
import { account, region } from '../../engine/resource-names.ts';
import type { AcceptedMail } from './accepted-mail.ts';

export const FEEDBACK = ['Send', 'Delivery', 'Bounce', 'Complaint', 'DeliveryDelay'] as const;
export type Feedback = (typeof FEEDBACK)[number];

const DETAIL_TYPES: Readonly<Record<Feedback, string>> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  DeliveryDelay: 'Email Delivery Delayed',
};

/** What a configuration set's event destination puts on the default bus, as SES documents it. */
export function feedbackEvent(mail: AcceptedMail, type: Feedback, now: Date): BusEvent {
  const identity = `arn:aws:ses:${region}:${account}:identity/${domainOf(mail.from)}`;
  const set = mail.configurationSet;
  return {
    source: 'aws.ses',
    detailType: DETAIL_TYPES[type],
    time: now,
    resources: set ? [`arn:aws:ses:${region}:${account}:configuration-set/${set}`] : [],
    detail: {
      eventType: type,
      mail: {
        timestamp: mail.at,
        source: mail.from,
        sourceArn: identity,
        sendingAccountId: account,
        messageId: mail.id,
        destination: mail.to,
        headersTruncated: false,
        headers: [
          { name: 'From', value: mail.from },
          { name: 'To', value: mail.to.join(', ') },
          { name: 'Subject', value: mail.subject },
        ],
        commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
        tags: tagsOf(mail),
      },
      ...about(mail, type, now.toISOString()),
    },
  };
}

/** Each tag is a list; SES adds its own under `ses:`. */
function tagsOf(mail: AcceptedMail): Record<string, string[]> {
  const own = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  return {
    ...(mail.configurationSet ? { 'ses:configuration-set': [mail.configurationSet] } : {}),
    'ses:from-domain': [domainOf(mail.from)],
    ...Object.fromEntries(own),
  };
}

function about(mail: AcceptedMail, type: Feedback, timestamp: string): Record<string, unknown> {
  switch (type) {
    case 'Send':
      return { send: {} };
    case 'Delivery':
      return {
        delivery: {
          timestamp,
          processingTimeMillis: 500,
          recipients: mail.to,
          smtpResponse: '250 2.6.0 Message received',
          reportingMTA: 'mta.local',
        },
      };
    case 'Bounce':
      return {
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: mail.to.map((emailAddress) => ({
            emailAddress,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          })),
          timestamp,
          feedbackId: randomUUID(),
          reportingMTA: 'dsn; mta.local',
        },
      };
    case 'Complaint':
      return {
        complaint: {
          complainedRecipients: mail.to.map((emailAddress) => ({ emailAddress })),
          timestamp,
          feedbackId: randomUUID(),
          userAgent: 'Local feedback loop',
          complaintFeedbackType: 'abuse',
          arrivalDate: timestamp,
        },
      };
    case 'DeliveryDelay':
      return {
        deliveryDelay: {
          timestamp,
          delayType: 'TransientCommunicationFailure',
          expirationTime: new Date(Date.parse(timestamp) + 14 * 3_600_000).toISOString(),
          delayedRecipients: mail.to.map((emailAddress) => ({
            emailAddress,
            status: '4.4.1',
            diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host',
          })),
          reportingMTA: 'mta.local',
        },
      };
  }
}

function domainOf(address: string): string {
  return /@([^>\s]+)/.exec(address)?.[1] ?? 'localhost';
}

import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { measure } from './measure.ts';
import { FIVE_MINUTES, RunbookAlarm } from './runbook-alarm.ts';

const DAY = Duration.days(1);

/** Whether mail goes out and arrives. */
export class MailAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: string, tells: ITopic) {
    super(scope, id);
    new RunbookAlarm(this, 'SendingStopped', {
      says: 'SES lets nothing be sent: mail waits.',
      runbook: 'sending-stopped',
      metric: measure(stage, 'sendingStopped', FIVE_MINUTES),
      above: 0,
      tells,
    });
    const sent = measure(stage, 'mailsSent', DAY);
    const share = (of: 'mailsUnknown' | 'mailsBounced', least: number) =>
      new MathExpression({
        label: `${of}, per cent of mails sent`,
        // A single one on a quiet day is on the caseworker's list already, and wakes nobody.
        expression: `IF(m >= ${least}, 100 * m / IF(sent > m, sent, m), 0)`,
        usingMetrics: { m: measure(stage, of, DAY), sent },
        period: DAY,
      });
    new RunbookAlarm(this, 'Unknown', {
      says: 'Of more than 1% of the day’s mails it is not known whether they were sent.',
      runbook: 'mail-unknown',
      metric: share('mailsUnknown', 3),
      above: 1,
      tells,
    });
    new RunbookAlarm(this, 'Bounced', {
      says: 'More than 3% of the day’s mails bounced or were complained of.',
      runbook: 'mail-bounces',
      metric: share('mailsBounced', 3),
      above: 3,
      tells,
    });
    new RunbookAlarm(this, 'Unconfirmed', {
      says: 'Of more than 20 mails nothing was heard for a day.',
      runbook: 'mail-unconfirmed',
      metric: measure(stage, 'mailsUnconfirmed', FIVE_MINUTES, 'Maximum'),
      above: 20,
      periods: 3,
      tells,
    });
  }
}

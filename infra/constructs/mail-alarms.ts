import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Measure, measure } from './measure.ts';
import { FIVE_MINUTES, RunbookAlarm } from './runbook-alarm.ts';

const DAY = Duration.days(1);

/** Whether mail goes out and arrives. */
export class MailAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: string, tells: ITopic) {
    super(scope, id);
    new RunbookAlarm(this, 'SendingStopped', {
      says: 'SES lets nothing be sent: mail waits.',
      runbook: 'sending-stopped',
      metric: measure(stage, 'sendingStopped', FIVE_MINUTES, 'Maximum'),
      above: 0,
      tells,
    });
    new RunbookAlarm(this, 'Unknown', {
      says: 'Of more than 1% of the day’s mails it is not known whether they were sent.',
      runbook: 'mail-unknown',
      metric: shareOfSent(stage, 'mailsUnknown'),
      above: 1,
      tells,
    });
    new RunbookAlarm(this, 'Bounced', {
      says: 'More than 3% of the day’s mails bounced or were complained of.',
      runbook: 'mail-bounces',
      metric: shareOfSent(stage, 'mailsBounced', 'mailsComplained'),
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

/** Per cent of the day's mails. Fewer than three on a quiet day stand on the caseworker's list already, and wake nobody. */
function shareOfSent(stage: string, ...measures: readonly Measure[]): MathExpression {
  const parts = Object.fromEntries(measures.map((which, at) => [`m${at}`, measure(stage, which, DAY)]));
  const all = Object.keys(parts)
    .map((part) => `FILL(${part}, 0)`)
    .join(' + ');
  return new MathExpression({
    label: `${measures.join(', ')}: per cent of mails sent`,
    expression: `IF(${all} >= 3, 100 * (${all}) / FILL(sent, 1), 0)`,
    usingMetrics: { ...parts, sent: measure(stage, 'mailsSent', DAY) },
    period: DAY,
  });
}

import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { measure } from './measure.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

/** Whether documents that people send are looked at. */
export class DocumentAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: string, tells: ITopic) {
    super(scope, id);
    new RunbookAlarm(this, 'ScansFailed', {
      says: 'The scanner could not look into more than two documents of the last hour.',
      runbook: 'documents-not-checked',
      metric: measure(stage, 'documentScansFailed', Duration.hours(1)),
      above: 2,
      tells,
    });
    new RunbookAlarm(this, 'Unscanned', {
      says: 'No scan came for a document within 15 minutes.',
      runbook: 'documents-not-checked',
      metric: measure(stage, 'documentsUnscanned', Duration.minutes(15)),
      above: 0,
      tells,
    });
  }
}

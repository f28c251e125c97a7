import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DailyWorkAlarms } from '../constructs/daily-work-alarms.ts';
import { DocumentAlarms } from '../constructs/document-alarms.ts';
import { MailAlarms } from '../constructs/mail-alarms.ts';
import { OperationsDashboard } from '../constructs/operations-dashboard.ts';
import { ResourceAlarms } from '../constructs/resource-alarms.ts';
import type { StageSettings } from '../stages.ts';
import type { Records } from './records.ts';
import type { Service } from './service.ts';

export interface WatchProps extends StackProps {
  readonly settings: StageSettings;
  readonly records: Records;
  readonly service: Service;
}

/** What tells us that something is wrong, and what to do then: every alarm names its runbook. */
export class Watch extends Stack {
  constructor(scope: Construct, id: string, { settings, records, service, ...props }: WatchProps) {
    super(scope, id, props);
    const { topic } = new AlarmTopic(this, 'Alarms', settings);
    const watched = [records, service];
    new DailyWorkAlarms(this, 'DailyWork', settings.stage, topic);
    new DocumentAlarms(this, 'Documents', settings.stage, topic);
    new MailAlarms(this, 'Mail', settings.stage, topic);
    new ResourceAlarms(this, 'Resources', watched, topic);
    new OperationsDashboard(this, 'Operations', settings.stage, watched, service.api.api);
  }
}

import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { measure } from './measure.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

/** Whether what must happen every day happened, and came out right. */
export class DailyWorkAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: string, tells: ITopic) {
    super(scope, id);
    new RunbookAlarm(this, 'ChaseTooOld', {
      says: 'No chase has come to its end for 26 hours, or nobody says when one did.',
      runbook: 'the-chase-did-not-run',
      metric: measure(stage, 'chaseAge', Duration.minutes(15), 'Maximum'),
      above: Duration.hours(26).toSeconds(),
      periods: 2,
      silenceIsBad: true,
      tells,
    });
    new RunbookAlarm(this, 'ScorecardDrift', {
      says: 'The scorecard was not what the assessments give; what differed was put right.',
      runbook: 'scorecard-drift',
      metric: measure(stage, 'scorecardDrift', Duration.hours(1)),
      above: 0,
      tells,
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Sections of infra/README.md, by their anchors. */
export type Runbook =
  | 'dead-letters'
  | 'records-that-a-stream-could-not-deliver'
  | 'a-stream-falls-behind'
  | 'errors'
  | 'throttling'
  | 'mail-unknown'
  | 'mail-unconfirmed'
  | 'mail-bounces'
  | 'sending-stopped'
  | 'the-chase-did-not-run'
  | 'scorecard-drift'
  | 'documents-not-checked';

export interface RunbookAlarmProps {
  /** What is wrong, as a sentence for whoever is woken. */
  readonly says: string;
  readonly runbook: Runbook;
  readonly metric: IMetric;
  /** Alarms when the metric is above it. */
  readonly above: number;
  /** For so many periods of the metric in a row; 1 unless said. */
  readonly periods?: number;
  /** Alarms too when nothing is reported. */
  readonly silenceIsBad?: boolean;
  readonly tells: ITopic;
}

/** An alarm that says what to do: its description is a sentence and the runbook's place. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id, {
      alarmDescription: `${props.says} What to do: infra/README.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: props.periods ?? 1,
      treatMissingData: props.silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.tells));
    this.addOkAction(new SnsAction(props.tells));
  }
}

export const FIVE_MINUTES = Duration.minutes(5);

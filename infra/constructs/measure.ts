import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MEASURES } from '../../shared/contracts/schedules/measures.ts';
import { metricsNamespace } from './service-function.ts';

export type Measure = Exclude<keyof typeof MEASURES, 'mailsNudged'>;

/** Which function reports it: the value of Powertools' one dimension, `service`. */
const REPORTED_BY: Readonly<Record<Measure, string>> = {
  chaseAge: 'unstick',
  sendingStopped: 'unstick',
  mailsUnconfirmed: 'unstick',
  mailsSent: 'send-mail',
  mailsUnknown: 'send-mail',
  mailsRefused: 'send-mail',
  mailsBounced: 'record-mail-outcome',
  mailsComplained: 'record-mail-outcome',
  rungsSent: 'chase-advice',
  documentScansFailed: 'record-document-scan',
  documentsUnscanned: 'unstick',
  scorecardDrift: 'reconcile-scorecard',
};

/** What a function of ours reports, as CloudWatch has it. */
export function measure(stage: string, which: Measure, period: Duration, statistic: 'Sum' | 'Maximum' = 'Sum'): Metric {
  return new Metric({
    namespace: metricsNamespace(stage),
    metricName: MEASURES[which],
    dimensionsMap: { service: REPORTED_BY[which] },
    statistic,
    period,
  });
}

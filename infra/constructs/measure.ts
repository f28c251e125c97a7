import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MEASURES, type Measure } from '../../shared/contracts/measures.ts';
import { metricsNamespace } from './service-function.ts';

/** What a function of ours reports, as CloudWatch has it. */
export function measure(stage: string, which: Measure, period: Duration, statistic: 'Sum' | 'Maximum' = 'Sum'): Metric {
  const { name, service } = MEASURES[which];
  return new Metric({
    namespace: metricsNamespace(stage),
    metricName: name,
    dimensionsMap: { service },
    statistic,
    period,
  });
}

import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Measures } from '../application/ports/measures.ts';

const metrics = new Metrics();

/** Measures go out with the log, in CloudWatch's embedded format; namespace and service come from the environment. */
export const measures: Measures = {
  note: (name, unit, value) => {
    metrics.addMetric(name, unit, value);
    metrics.publishStoredMetrics();
  },
};

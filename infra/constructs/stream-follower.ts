import { EventSourceMapping, FilterCriteria, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FailedRecords } from './failed-records.ts';
import type { RecordTable } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

export interface StreamFollowerProps {
  readonly table: RecordTable;
  readonly fn: ServiceFunction;
  readonly batchSize: number;
  /** Which changes, by Lambda's filter patterns; any of them. */
  readonly changes: readonly StreamChange[];
  /** Takes what failed five times, with its content, so that the stream goes on. */
  readonly failures: FailedRecords;
}

/** A change of an item: what happened to it, and the string attributes that it has afterwards. */
export interface StreamChange {
  readonly happened: readonly ('INSERT' | 'MODIFY')[];
  readonly item: Readonly<Record<string, string>>;
}

/** A function that follows a table's stream, one batch at a time a shard, in order; a bad record is found by halving its batch. */
export class StreamFollower extends EventSourceMapping {
  readonly fn: ServiceFunction;

  constructor(scope: Construct, id: string, props: StreamFollowerProps) {
    super(scope, id, {
      target: props.fn.lambda,
      eventSourceArn: props.table.table.tableStreamArn ?? '',
      // A new mapping must not miss what was written while it was being made.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 5,
      onFailure: props.failures.destinationFor(props.fn),
      filters: props.changes.map(pattern),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    this.fn = props.fn;
    props.table.grantFollowing(props.fn);
    this.node.addDependency(props.fn.lambda.role ?? props.fn.lambda);
  }
}

function pattern({ happened, item }: StreamChange) {
  const attributes = Object.entries(item).map(([name, value]) => [name, { S: [value] }]);
  return FilterCriteria.filter({ eventName: happened, dynamodb: { NewImage: Object.fromEntries(attributes) } });
}

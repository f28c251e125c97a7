import { CfnResource, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, type IConstruct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import { RecordTable } from './record-table.ts';
import { FIVE_MINUTES, RunbookAlarm } from './runbook-alarm.ts';
import { ServiceFunction } from './service-function.ts';
import { StreamFollower } from './stream-follower.ts';

/** The same alarms for every function, stream, table and queue of dead letters that the stacks have, so that none is left out. */
export class ResourceAlarms extends Construct {
  readonly #tells: ITopic;

  constructor(scope: Construct, id: string, watched: readonly IConstruct[], tells: ITopic) {
    super(scope, id);
    this.#tells = tells;
    for (const construct of watched.flatMap((stack) => stack.node.findAll())) {
      if (construct instanceof DeadLetters) this.#deadLetters(construct);
      if (construct instanceof ServiceFunction) this.#function(construct);
      if (construct instanceof StreamFollower) this.#stream(construct);
      if (construct instanceof RecordTable) this.#table(construct);
    }
  }

  #deadLetters(queue: DeadLetters): void {
    new RunbookAlarm(this, `DeadLetters${placeOf(queue)}`, {
      says: `Something kept failing and waits in the dead letters of ${queue.node.scope?.node.id}.`,
      runbook: 'dead-letters',
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: 0,
      tells: this.#tells,
    });
  }

  #function(fn: ServiceFunction): void {
    new RunbookAlarm(this, `Errors${fn.node.id}`, {
      says: `functions/${fn.folder} failed more than twice in five minutes.`,
      runbook: 'errors',
      metric: fn.lambda.metricErrors({ period: FIVE_MINUTES }),
      above: 2,
      tells: this.#tells,
    });
    new RunbookAlarm(this, `Throttles${fn.node.id}`, {
      says: `functions/${fn.folder} was throttled.`,
      runbook: 'throttling',
      metric: fn.lambda.metricThrottles({ period: FIVE_MINUTES }),
      above: 0,
      periods: 3,
      tells: this.#tells,
    });
  }

  #stream(follower: StreamFollower): void {
    new RunbookAlarm(this, `Undelivered${follower.node.id}`, {
      says: `The stream ${follower.node.id} gave up on records; they are in the bucket of failed records.`,
      runbook: 'records-that-a-stream-could-not-deliver',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'OnFailureDestinationDeliveredEventCount',
        dimensionsMap: { EventSourceMappingUUID: follower.eventSourceMappingId },
        statistic: 'Sum',
        period: FIVE_MINUTES,
      }),
      above: 0,
      tells: this.#tells,
    });
    const { lambda, folder } = follower.fn;
    if (this.node.tryFindChild(`Behind${follower.fn.node.id}`)) return;
    new RunbookAlarm(this, `Behind${follower.fn.node.id}`, {
      says: `functions/${folder} is more than five minutes behind its stream.`,
      runbook: 'a-stream-falls-behind',
      metric: lambda.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: Duration.minutes(5).toMilliseconds(),
      periods: 2,
      tells: this.#tells,
    });
  }

  #table(table: RecordTable): void {
    new RunbookAlarm(this, `Throttles${table.node.id}Table`, {
      says: `DynamoDB throttled calls on the ${table.node.id.toLowerCase()} table.`,
      runbook: 'throttling',
      metric: table.table.metricThrottledRequestsForOperations({
        operations: [
          Operation.QUERY,
          Operation.GET_ITEM,
          Operation.BATCH_GET_ITEM,
          Operation.PUT_ITEM,
          Operation.UPDATE_ITEM,
          Operation.TRANSACT_WRITE_ITEMS,
        ],
        period: FIVE_MINUTES,
      }),
      above: 0,
      periods: 3,
      tells: this.#tells,
    });
  }
}

/** Names a construct by where it stands in its stack, such as `SubscriptionsDecisions`. */
const placeOf = (construct: IConstruct) =>
  construct.node.scopes
    .slice(2, -1)
    .filter((scope) => !(scope instanceof CfnResource))
    .map((scope) => scope.node.id)
    .join('');

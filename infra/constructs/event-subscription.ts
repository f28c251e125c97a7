import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

export interface EventSubscriptionProps {
  /** The account's own bus where none is given: AWS's services report there. */
  readonly bus?: EventBus;
  readonly pattern: EventPattern;
  readonly fn: ServiceFunction;
  readonly batchSize: number;
  /** How long to gather a batch. */
  readonly window?: Duration;
  /** At most so many at once; SQS's least is 2. */
  readonly concurrency: number;
}

/** A rule, its queue and the function that takes from it in batches; what fails five times, or cannot be queued, ends in dead letters. */
export class EventSubscription extends Construct {
  constructor(scope: Construct, id: string, props: EventSubscriptionProps) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const timeout = props.fn.lambda.timeout ?? Duration.minutes(1);
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Longer than the function may run, so that a message is never in two hands; not much longer, as a retry waits for it.
      visibilityTimeout: timeout.plus(Duration.seconds(10)),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    new Rule(this, 'Rule', {
      ...(props.bus && { eventBus: props.bus as IEventBus }),
      eventPattern: props.pattern,
      targets: [
        new SqsQueue(queue, { deadLetterQueue: deadLetters, maxEventAge: Duration.hours(24), retryAttempts: 185 }),
      ],
    });
    props.fn.lambda.addEventSource(
      new SqsEventSource(queue, {
        batchSize: props.batchSize,
        ...(props.window && { maxBatchingWindow: props.window }),
        maxConcurrency: props.concurrency,
        reportBatchItemFailures: true,
      }),
    );
  }
}

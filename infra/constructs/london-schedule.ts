import { type CfnResource, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

/** `06:00` every day by London's clocks, or every so many minutes. */
export type When = { readonly dailyAt: `${number}:${number}` } | { readonly everyMinutes: number };

/** Starts a function at its time. A start that fails is tried again for an hour; then it waits in dead letters. */
export class LondonSchedule extends Construct {
  constructor(scope: Construct, id: string, { fn, when }: { readonly fn: ServiceFunction; readonly when: When }) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const account = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: account }),
    });
    const again = { maxEventAge: Duration.hours(1), retryAttempts: 2 };
    new Schedule(this, 'Schedule', {
      description: `Starts functions/${fn.folder}`,
      schedule: expression(when),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(fn.lambda, {
        ...again,
        role: role as IRole,
        deadLetterQueue: deadLetters,
        // The time for which it was meant: a late or repeated start can then tell.
        input: ScheduleTargetInput.fromObject({ scheduledAt: ContextAttribute.scheduledTime }),
      }),
    });
    // The Scheduler's own retries end when Lambda has taken the event; these begin there.
    fn.lambda.configureAsyncInvoke({ ...again, onFailure: new SqsDestination(deadLetters) });
    const name = Stack.of(this).getLogicalId(fn.lambda.node.defaultChild as CfnResource);
    acknowledge(role, { [`IAM5[Resource::<${name}.Arn>:*]`]: 'The versions of this one function.' });
  }
}

function expression(when: When): ScheduleExpression {
  if ('everyMinutes' in when) return ScheduleExpression.rate(Duration.minutes(when.everyMinutes));
  const [hour = '', minute = ''] = when.dailyAt.split(':').map((part) => String(Number(part)));
  return ScheduleExpression.cron({ hour, minute, timeZone: TimeZone.EUROPE_LONDON });
}

import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct, type IConstruct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import { measure } from './measure.ts';
import { FIVE_MINUTES } from './runbook-alarm.ts';
import { ServiceFunction } from './service-function.ts';

const HOUR = Duration.hours(1);

/** One page that shows whether the platform is well: what comes in, what goes out, what fails, what waits. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, stage: string, watched: readonly IConstruct[], api: RestApi) {
    super(scope, id);
    const all = watched.flatMap((stack) => stack.node.findAll());
    const functions = all.filter((construct) => construct instanceof ServiceFunction);
    const queues = all.filter((construct) => construct instanceof DeadLetters);
    const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 8, height: 6 });
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.days(3),
      widgets: [
        [new TextWidget({ markdown: `# EHC Advice, ${stage}\nRunbooks: infra/README.md`, width: 24, height: 2 })],
        [
          graph(
            'Mail',
            ...(['mailsSent', 'mailsBounced', 'mailsUnknown'] as const).map((m) => measure(stage, m, HOUR)),
          ),
          graph('Mails unconfirmed', measure(stage, 'mailsUnconfirmed', FIVE_MINUTES, 'Maximum')),
          graph('Seconds since the last chase', measure(stage, 'chaseAge', FIVE_MINUTES, 'Maximum')),
        ],
        [
          graph('Requests', api.metricCount({ period: FIVE_MINUTES })),
          graph(
            'Answers 4xx and 5xx',
            api.metricClientError({ period: FIVE_MINUTES }),
            api.metricServerError({ period: FIVE_MINUTES }),
          ),
          graph(
            'Milliseconds to answer',
            ...['p50', 'p99'].map((statistic) => api.metricLatency({ period: FIVE_MINUTES, statistic })),
          ),
        ],
        [
          graph('Errors of functions', ...functions.map(({ lambda, name }) => lambda.metricErrors({ label: name }))),
          graph(
            'Dead letters',
            ...queues.map((queue) =>
              queue.metricApproximateNumberOfMessagesVisible({ label: queue.node.scope?.node.id ?? '' }),
            ),
          ),
          graph('Scorecard drift', measure(stage, 'scorecardDrift', HOUR)),
        ],
      ],
    });
  }
}

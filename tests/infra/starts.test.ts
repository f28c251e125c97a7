import { describe, expect, it } from 'vitest';
import { functionOf, synthesised, type TemplateResource } from './synthesised.ts';

const prod = synthesised('prod');
const queues = prod.ofType('AWS::SQS::Queue');
const arnOf = (arn: { 'Fn::GetAtt': [string, string] }) => arn?.['Fn::GetAtt']?.[0];
const isQueue = (arn: { 'Fn::GetAtt': [string, string] }) => queues.some(({ id }) => id === arnOf(arn));
const mappingsOf = (folder: string): TemplateResource[] => {
  const { id } = functionOf(prod, folder);
  return prod.ofType('AWS::Lambda::EventSourceMapping').filter(({ Properties }) => Properties.FunctionName.Ref === id);
};

describe('schedules', () => {
  const schedules = prod.ofType('AWS::Scheduler::Schedule');
  const of = (folder: string) =>
    schedules.find(({ Properties }) => arnOf(Properties.Target.Arn) === functionOf(prod, folder).id)?.Properties;

  it('start the chase at six and the reconciling at two by London’s clocks, and unstick every five minutes', () => {
    expect(of('schedules/chase-advice')).toMatchObject({
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
    });
    expect(of('schedules/reconcile-scorecard')).toMatchObject({
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
    });
    expect(of('schedules/unstick')).toMatchObject({ ScheduleExpression: 'rate(5 minutes)' });
  });

  it('come at their minute, and leave what keeps failing in dead letters, whichever side of Lambda’s queue it fails on', () => {
    expect(schedules).toHaveLength(3);
    for (const { id, Properties } of schedules) {
      expect(Properties.FlexibleTimeWindow, id).toEqual({ Mode: 'OFF' });
      expect(Properties.State, id).toBe('ENABLED');
      expect(isQueue(Properties.Target.DeadLetterConfig.Arn), id).toBe(true);
    }
    const asynchronous = prod.ofType('AWS::Lambda::EventInvokeConfig');
    expect(asynchronous.map(({ Properties }) => Properties.FunctionName.Ref).sort()).toEqual(
      schedules.map(({ Properties }) => arnOf(Properties.Target.Arn)).sort(),
    );
    for (const { Properties } of asynchronous)
      expect(isQueue(Properties.DestinationConfig.OnFailure.Destination)).toBe(true);
  });
});

describe('streams', () => {
  it('tell publish-events of decisions as they are made, and of nothing else', () => {
    expect(mappingsOf('streams/publish-events').map(filtersOf)).toEqual([
      [{ eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['decision'] } } } }],
    ]);
  });

  it('bring send-mail what is to be sent in two lanes', () => {
    const lane = (name: string) => [
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { status: { S: ['to-send'] }, lane: { S: [name] } } },
      },
    ];
    expect(mappingsOf('streams/send-mail').map(filtersOf)).toEqual([lane('now'), lane('batch')]);
  });

  it('are followed in order, one batch at a time, and keep what failed five times with its content', () => {
    for (const { id, Properties } of ['streams/publish-events', 'streams/send-mail'].flatMap(mappingsOf)) {
      expect(Properties, id).toMatchObject({
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        StartingPosition: 'TRIM_HORIZON',
      });
      expect(arnOf(Properties.DestinationConfig.OnFailure.Destination), id).toMatch(/^FailedRecordsBucket/);
    }
  });
});

describe('subscriptions', () => {
  const rules = prod.ofType('AWS::Events::Rule');

  it('take our events from our bus, and SES’s and S3’s from the account’s, only where they are about us', () => {
    const own = rules.find(({ Properties }) => Properties.EventBusName);
    expect(own?.Properties.EventPattern).toEqual({ source: ['ehc-advice'] });
    const ses = rules.find(({ Properties }) => Properties.EventPattern.source[0] === 'aws.ses')?.Properties
      .EventPattern;
    expect(ses.account).toEqual([{ Ref: 'AWS::AccountId' }]);
    expect(ses.detail.mail.tags['ses:configuration-set'][0].Ref).toMatch(/^CouncilMailSet/);
    const s3 = rules
      .filter(({ Properties }) => Properties.EventPattern.source[0] === 'aws.s3')
      .map(({ Properties }) => Properties.EventPattern);
    expect(s3.map((pattern) => pattern['detail-type'])).toEqual([['Object Created'], ['Object Created']]);
    const buckets = s3.map(({ detail }) => detail.bucket.name[0].Ref.replace(/Bucket.*$/, ''));
    expect(buckets.sort()).toEqual(['DocumentUploads', 'Imports']);
    const scans = rules.find(({ Properties }) => Properties.EventPattern.source[0] === 'aws.guardduty')?.Properties
      .EventPattern;
    expect(scans.account).toEqual([{ Ref: 'AWS::AccountId' }]);
    expect(scans.detail.s3ObjectDetails.bucketName[0].Ref).toMatch(/^DocumentUploadsBucket/);
  });

  it('each have a queue, and dead letters for what cannot be queued and for what fails five times', () => {
    expect(rules).toHaveLength(5);
    for (const { id, Properties } of rules) {
      const [target] = Properties.Targets;
      const queue = queues.find((one) => one.id === arnOf(target.Arn));
      expect(arnOf(target.DeadLetterConfig.Arn), id).toBe(arnOf(queue?.Properties.RedrivePolicy.deadLetterTargetArn));
      expect(queue?.Properties.RedrivePolicy.maxReceiveCount, id).toBe(5);
    }
  });

  it('take a batch of at most a hundred, report its failures one by one, and never give a message to two hands', () => {
    for (const folder of [
      'events/update-scorecard',
      'events/record-mail-outcome',
      'events/apply-import',
      'events/record-document-scan',
    ]) {
      const [mapping] = mappingsOf(folder);
      expect(mapping?.Properties.BatchSize, folder).toBeLessThanOrEqual(100);
      expect(mapping?.Properties.FunctionResponseTypes, folder).toEqual(['ReportBatchItemFailures']);
      const queue = queues.find(({ id }) => id === arnOf(mapping?.Properties.EventSourceArn));
      expect(queue?.Properties.VisibilityTimeout, folder).toBeGreaterThan(functionOf(prod, folder).Properties.Timeout);
    }
  });

  it('can be told everything again from the archive', () => {
    const [archive] = prod.ofType('AWS::Events::Archive');
    expect(archive?.Properties).toMatchObject({ EventPattern: { source: ['ehc-advice'] }, RetentionDays: 1096 });
  });
});

const filtersOf = ({ Properties }: TemplateResource) =>
  Properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));

import type { Engine, EngineOptions } from '../../../../infra/local/engine/engine.ts';
import { startEngine } from '../../../../infra/local/engine/start-engine.ts';
import { aFunction, aTable, type SmallAssembly, smallAssembly } from './small-assembly.ts';

/** Writes what it was started with into the table, by the SDK itself; what the event asks for decides how it ends. */
const noter = `
  import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
  const dynamodb = new DynamoDBClient({});
  export const note = (pk, sk) => dynamodb.send(new PutItemCommand({
    TableName: process.env.TABLE, Item: { pk: { S: pk }, sk: { S: sk }, at: { S: new Date().toISOString() } } }));
`;

export const bundles = {
  'keep-note.zip': `${noter}
    export const handler = async (event, context) => {
      console.log('noting', event.pk);
      if (event.fail) throw new TypeError('asked to fail');
      if (event.sleep) await new Promise((resolve) => setTimeout(resolve, event.sleep));
      if (event.pk) await note(event.pk, event.sk ?? '1');
      return { now: new Date(), left: undefined, remaining: context.getRemainingTimeInMillis(), region: process.env.AWS_REGION };
    };`,
  'read-stream.zip': `${noter}
    let batch = 0;
    export const handler = async ({ Records }) => {
      batch += 1;
      const failed = [];
      for (const record of Records) {
        const { pk, sk } = record.dynamodb.Keys;
        if (record.dynamodb.NewImage.sk.S.startsWith('bad')) { failed.push({ itemIdentifier: record.dynamodb.SequenceNumber }); break; }
        await note('seen', pk.S + ' ' + sk.S);
      }
      return { batchItemFailures: failed };
    };`,
  'take-events.zip': `${noter}
    export const handler = async ({ Records }) => {
      const batchItemFailures = [];
      for (const { messageId, body, attributes } of Records) {
        const { detail, source, 'replay-name': replay } = JSON.parse(body);
        if (detail.poison) { batchItemFailures.push({ itemIdentifier: messageId }); continue; }
        if (detail.twice && attributes.ApproximateReceiveCount === '1') { batchItemFailures.push({ itemIdentifier: messageId }); continue; }
        await note('event', detail.id + (replay ? ' replayed' : ''));
      }
      return { batchItemFailures };
    };`,
  'tell.zip': `
    import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
    const client = new EventBridgeClient({});
    export const handler = async ({ details }) => client.send(new PutEventsCommand({ Entries: details.map((Detail) => ({
      Source: 'ehc-advice', DetailType: 'AdviceSubmitted', Detail, EventBusName: process.env.BUS })) }));`,
  'daily.zip': `${noter}
    export const handler = async ({ due }) => note('daily', new Date().toISOString() + ' due ' + due);`,
  'often.zip': `${noter}
    export const handler = async () => note('often', new Date().toISOString());`,
};

const att = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [id, attribute] });
const schedule = (target: string, expression: string) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ScheduleExpression: expression,
    ScheduleExpressionTimezone: 'Europe/London',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: att(target), RoleArn: 'x', Input: '{"due":"<aws.scheduler.scheduled-time>"}' },
  },
});
const waitingKeys = [
  { AttributeName: 'pk', AttributeType: 'S' },
  { AttributeName: 'sk', AttributeType: 'S' },
  { AttributeName: 'pendingPk', AttributeType: 'S' },
  { AttributeName: 'pendingSk', AttributeType: 'S' },
];

export const resources = {
  Notes: aTable(),
  Mail: aTable({
    AttributeDefinitions: waitingKeys,
    GlobalSecondaryIndexes: [
      {
        IndexName: 'pending',
        KeySchema: [
          { AttributeName: 'pendingPk', KeyType: 'HASH' },
          { AttributeName: 'pendingSk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  }),
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'advice' } },
  Archive: { Type: 'AWS::Events::Archive', Properties: { SourceArn: att('Bus') } },
  Dead: { Type: 'AWS::SQS::Queue' },
  GivenUp: { Type: 'AWS::SQS::Queue' },
  Events: {
    Type: 'AWS::SQS::Queue',
    Properties: { RedrivePolicy: { deadLetterTargetArn: att('Dead'), maxReceiveCount: 3 } },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'Bus' },
      EventPattern: { source: ['ehc-advice'] },
      Targets: [{ Id: 'a', Arn: att('Events') }],
    },
  },
  KeepNote: aFunction('keep-note'),
  Hasty: aFunction('keep-note', {
    Timeout: 1,
    Environment: { Variables: { SERVICE: 'hasty', TABLE: { Ref: 'Notes' } } },
  }),
  HastyRetries: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'Hasty' },
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: att('GivenUp') } },
    },
  },
  HastyRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.ses'] },
      Targets: [{ Id: 'a', Arn: att('Hasty'), InputPath: '$.detail' }],
    },
  },
  ReadStream: aFunction('read-stream'),
  TakeEvents: aFunction('take-events', { ReservedConcurrentExecutions: 1 }),
  Tell: aFunction('tell'),
  Daily: aFunction('daily'),
  Often: aFunction('often'),
  Stream: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: { Ref: 'ReadStream' },
      EventSourceArn: att('Mail', 'StreamArn'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 5,
      MaximumRetryAttempts: 2,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: {
        Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"lane":{"S":["now"]}}}}' }],
      },
      DestinationConfig: { OnFailure: { Destination: att('GivenUp') } },
    },
  },
  FromQueue: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: { Ref: 'TakeEvents' },
      EventSourceArn: att('Events'),
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  DailySchedule: schedule('Daily', 'cron(0 6 * * ? *)'),
  OftenSchedule: schedule('Often', 'rate(5 minutes)'),
};

export interface SmallPlatform {
  readonly engine: Engine;
  readonly assembly: SmallAssembly;
  stop(): Promise<void>;
}

export async function smallPlatform(options: Partial<EngineOptions> = {}): Promise<SmallPlatform> {
  const assembly = await smallAssembly({ small: { Resources: resources } }, bundles);
  const ports = { aws: 0, dynamodb: 0 };
  const engine = await startEngine({
    assembly: assembly.folder,
    data: 'memory',
    ports,
    issuer: 'http://localhost:1',
    ...options,
  });
  const stop = async () => {
    await engine.stop();
    assembly.remove();
  };
  return { engine, assembly, stop };
}

const signed =
  'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** Calls DynamoDB through the platform's AWS endpoint, as a test and not as a function. */
export async function dynamodb<T>(engine: Engine, action: string, input: object): Promise<T> {
  const headers = {
    authorization: signed,
    'x-amz-target': `DynamoDB_20120810.${action}`,
    'content-type': 'application/x-amz-json-1.0',
  };
  const reply = await fetch(engine.awsEndpoint, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as T;
}

/** The sort keys under one partition key of the notes. */
export async function notes(engine: Engine, pk: string): Promise<string[]> {
  const values = { ':pk': { S: pk } };
  const input = { TableName: 'notes', KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: values };
  const { Items } = await dynamodb<{ Items: { sk: { S: string } }[] }>(engine, 'Query', input);
  return Items.map(({ sk }) => sk.S);
}

export const queueBodies = (engine: Engine, queue: string): unknown[] =>
  engine.store
    .collection<{ body: string }>(`queue ${queue}`)
    .list()
    .map(({ value }) => JSON.parse(value.body));

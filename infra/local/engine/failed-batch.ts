import { randomUUID } from 'node:crypto';
import type { AwsEndpoint } from './aws-endpoint.ts';
import type { OffsetClock } from './platform-clock.ts';
import type { Queues } from './queues.ts';
import type { GivenUp } from './stream-consumer.ts';

/** Sends what a stream's consumer gave up to its on-failure destination, in the shape that Lambda gives it there. */
export async function sendFailedBatch(
  what: GivenUp,
  queues: Queues,
  aws: AwsEndpoint,
  clock: OffsetClock,
): Promise<void> {
  const { destination, records, streamArn, functionArn, mapping, tries } = what;
  const at = clock.now().toISOString();
  const [first, last] = [records[0], records.at(-1)];
  const notice = {
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: at,
    DDBStreamBatchInfo: {
      shardId: first?.shard,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      batchSize: records.length,
      streamArn,
    },
  };
  if (destination === undefined)
    return console.error(`${functionArn} gave up ${records.length} records, which have nowhere to go`);
  if (queues.has(destination)) return queues.get(destination).send(JSON.stringify(notice));
  const bucket = destination.replace('arn:aws:s3:::', '');
  const day = at.slice(0, 10).replaceAll('-', '/');
  const path = `/${bucket}/aws/lambda/${mapping}/${first?.shard}/${day}/${at.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
  // Only S3 keeps the records themselves.
  const body = Buffer.from(JSON.stringify({ ...notice, payload: JSON.stringify({ Records: records }) }));
  const headers = { host: 's3', 'content-type': 'application/json', 'content-length': String(body.length) };
  const reply = await aws.dispatch({
    service: 's3',
    caller: null,
    method: 'PUT',
    path,
    url: path,
    query: new URLSearchParams(),
    headers,
    body,
  });
  if (reply.status >= 300)
    console.error(`${functionArn} gave up ${records.length} records, and ${destination} did not take them`);
}

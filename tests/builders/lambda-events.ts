import type { Context, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';

/** A value in DynamoDB's own notation, as a stream brings it. */
const notated = (value: unknown): object => {
  if (value === null || value === undefined) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(notated) };
  return { M: Object.fromEntries(Object.entries(value as object).map(([name, its]) => [name, notated(its)])) };
};

/** A stream's batch of new images; record N has the sequence number `s{N}`. */
export const streamOf = (items: readonly object[]) =>
  ({
    Records: items.map((item, n) => ({
      eventID: `e${n}`,
      dynamodb: { SequenceNumber: `s${n}`, NewImage: (notated(item) as { M: object }).M },
    })),
  }) as unknown as DynamoDBStreamEvent;

/** A queue's batch; record N has the id `m{N}`. Texts go as they are, the rest as JSON. */
export const queueOf = (bodies: readonly unknown[]) =>
  ({
    Records: bodies.map((body, n) => ({
      messageId: `m${n}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })),
  }) as unknown as SQSEvent;

export const CONTEXT = { awsRequestId: 'one', functionName: 'a-function' } as Context;

import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { log } from './log.ts';
import { toldOfError } from './told-of-error.ts';

/** A record of a queue or of a table's stream, as far as a handler sees it. */
interface Incoming {
  readonly id: string;
  /** A queue's body, parsed from JSON; a stream's new image, in DynamoDB's own notation. */
  readonly content: () => unknown;
}
type Incomings = SQSEvent | DynamoDBStreamEvent;
type Failures = SQSBatchResponse | DynamoDBBatchResponse;

const incoming = (record: Incomings['Records'][number]): Incoming =>
  'messageId' in record
    ? { id: record.messageId, content: () => JSON.parse(record.body) }
    : { id: record.dynamodb?.SequenceNumber ?? '', content: () => record.dynamodb?.NewImage };

/** Logs how many failed, never their content. */
const logged = (): middy.MiddlewareObj<Incomings, Failures> => ({
  after: ({ event, response }) => {
    const failed = response?.batchItemFailures.length ?? 0;
    if (failed > 0) log.warn('batch failed in part', { records: event.Records.length, failed });
  },
  onError: ({ event, error }) => log.error('batch failed', { records: event.Records.length, ...toldOfError(error) }),
});

/**
 * A consumer that takes its records one by one, all of a batch at once. A record whose handling throws is reported as
 * failed, by itself; the others are done.
 */
export const eachRecord = (source: 'queue' | 'stream', handle: (content: unknown) => Promise<void>) =>
  middy<Incomings, Failures, Error, Context>()
    .use(logged())
    .handler((event, context) => {
      const processor = new BatchProcessor(source === 'queue' ? EventType.SQS : EventType.DynamoDBStreams, {
        // Each failure is logged below; Powertools' own lines would come on top.
        logger: { debug: () => undefined, error: () => undefined, warn: () => undefined },
      });
      const one = async (record: Incomings['Records'][number]): Promise<void> => {
        try {
          await handle(incoming(record).content());
        } catch (error) {
          log.error('record failed', { ...toldOfError(error) });
          throw error;
        }
      };
      return processPartialResponse(event, one, processor, { context, throwOnFullBatchFailure: false });
    });

/**
 * A consumer that takes a batch as a whole, for what is summed or sent together. `handle` gives the positions of what failed; what
 * `read` cannot read fails by itself and never holds up the others.
 */
export const wholeBatch = <T>(
  read: (content: unknown) => T,
  handle: (items: readonly T[]) => Promise<readonly number[]>,
) =>
  middy<Incomings, Failures, Error, Context>()
    .use(logged())
    .handler(async (event) => {
      const readable: { readonly id: string; readonly item: T }[] = [];
      const failed: string[] = [];
      for (const record of event.Records) {
        const { id, content } = incoming(record);
        try {
          readable.push({ id, item: read(content()) });
        } catch (error) {
          log.error('record unreadable', { ...toldOfError(error) });
          failed.push(id);
        }
      }
      const done = readable.length > 0 ? await handle(readable.map(({ item }) => item)) : [];
      failed.push(...done.flatMap((position) => readable[position]?.id ?? []));
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    });

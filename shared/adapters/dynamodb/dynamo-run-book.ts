import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { RunBook } from '../../application/ports/run-book.ts';
import { IsoInstant } from '../../domain/calendar/days.ts';
import { runNoteKey } from './mail-keys.ts';
import { getItem } from './read-items.ts';
import { ITEM_VERSION, readItem } from './stored-item.ts';

const ChaseEnded = z.object({ at: IsoInstant });
const Stopped = z.object({ since: IsoInstant.optional(), reason: z.string().optional() });

/** Two items of the mail table. */
export class DynamoRunBook implements RunBook {
  readonly #documents: DynamoDBDocumentClient;
  readonly #mailTable: string;

  constructor(documents: DynamoDBDocumentClient, mailTable: string) {
    this.#documents = documents;
    this.#mailTable = mailTable;
  }

  async chaseEnded(at: IsoInstant): Promise<void> {
    const put = new PutCommand({
      TableName: this.#mailTable,
      Item: { ...runNoteKey('chase-ended'), v: ITEM_VERSION, at },
      ConditionExpression: 'attribute_not_exists(pk) OR #at < :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': at },
    });
    await this.#documents.send(put).catch((error: unknown) => {
      // A later end is noted already.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  }

  async lastChaseEnd(): Promise<IsoInstant | null> {
    const item = await getItem(this.#documents, this.#mailTable, runNoteKey('chase-ended'));
    return item && readItem(ChaseEnded, item).at;
  }

  async sendingStopped(): Promise<{ readonly since: IsoInstant; readonly reason: string } | null> {
    const item = await getItem(this.#documents, this.#mailTable, runNoteKey('sending-stopped'));
    const { since, reason = '' } = item ? readItem(Stopped, item) : {};
    return since === undefined ? null : { since, reason };
  }

  async stopSending(at: IsoInstant, reason: string): Promise<void> {
    await this.#documents.send(
      new UpdateCommand({
        TableName: this.#mailTable,
        Key: runNoteKey('sending-stopped'),
        UpdateExpression: 'SET since = if_not_exists(since, :at), reason = if_not_exists(reason, :reason), v = :v',
        ExpressionAttributeValues: { ':at': at, ':reason': reason, ':v': ITEM_VERSION },
      }),
    );
  }

  async resumeSending(): Promise<void> {
    await this.#documents.send(
      new UpdateCommand({
        TableName: this.#mailTable,
        Key: runNoteKey('sending-stopped'),
        UpdateExpression: 'SET v = :v REMOVE since, reason',
        ExpressionAttributeValues: { ':v': ITEM_VERSION },
      }),
    );
  }
}

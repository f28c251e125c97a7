import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { KeptForms } from '../../application/ports/kept-forms.ts';
import { IsoInstant } from '../../domain/calendar/days.ts';
import { keptFormKey } from './access-keys.ts';
import { ttlAfter } from './mail-claim.ts';
import { getItem } from './read-items.ts';
import { ITEM_VERSION, readItem } from './stored-item.ts';

const KeptForm = z.object({ sealed: z.string(), expiresAt: IsoInstant });

/** An item has 400 KB at most, its keys and names included. */
const MOST_BYTES = 390_000;

/** Kept forms, in the access table. */
export class DynamoKeptForms implements KeptForms {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  async keep({ hash, sealed, expiresAt }: Parameters<KeptForms['keep']>[0]): Promise<boolean> {
    if (sealed.length > MOST_BYTES) return false;
    const item = {
      sealed,
      expiresAt,
      ...keptFormKey(hash),
      type: 'kept-form',
      v: ITEM_VERSION,
      ttl: ttlAfter(expiresAt),
    };
    await this.#documents.send(new PutCommand({ TableName: this.#table, Item: item }));
    return true;
  }

  async find(hash: string, now: IsoInstant): Promise<string | null> {
    const item = await getItem(this.#documents, this.#table, keptFormKey(hash));
    const kept = item && readItem(KeptForm, item);
    return kept && kept.expiresAt > now ? kept.sealed : null;
  }

  async forget(hash: string): Promise<void> {
    await this.#documents.send(new DeleteCommand({ TableName: this.#table, Key: keptFormKey(hash) }));
  }
}

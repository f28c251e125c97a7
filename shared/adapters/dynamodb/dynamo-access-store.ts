import { randomBytes, randomUUID } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AccessStore, AdviserSession, StaffSession } from '../../application/ports/access-store.ts';
import type { CodeRecord, LinkRecord } from '../../application/ports/mail-store.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import { Adviser, Code, Link, Staff } from './access-items.ts';
import {
  adviserSessionKey,
  codeKey,
  codePartition,
  counterKey,
  linkKey,
  sealingKeyKey,
  staffSessionKey,
} from './access-keys.ts';
import { putWhere, setWhere } from './conditional-writes.ts';
import { ttlAfter } from './mail-claim.ts';
import { getItem, queryItems } from './read-items.ts';
import { ITEM_VERSION, type Item, type ItemKey, readItem } from './stored-item.ts';

const Spending = z.object({ spentBy: z.string().optional() });
const Sealing = z.object({ key: z.string() });
const Counter = z.object({ uses: z.int() });

/** The access table. DynamoDB tidies what `ttl` names; whether something still holds, readers tell by `expiresAt`. */
export class DynamoAccessStore implements AccessStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;
  #sealingKey: Promise<string> | undefined;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  async link(hash: string): Promise<LinkRecord | null> {
    const item = await this.#get(linkKey(hash));
    return item && readItem(Link, item);
  }

  async putAdviserSession(session: AdviserSession): Promise<void> {
    await this.#put({ ...session, ...adviserSessionKey(session.hash), ttl: ttlAfter(session.expiresAt) });
  }

  async adviserSession(hash: string): Promise<AdviserSession | null> {
    const item = await this.#get(adviserSessionKey(hash));
    return item && readItem(Adviser, item);
  }

  async updateAdviserSession(session: AdviserSession): Promise<void> {
    const { hash, seenAt, asked, provedAt, name, role, expiresAt } = session;
    const proof = provedAt === null ? {} : { provedAt, name, role, expiresAt, ttl: ttlAfter(expiresAt) };
    const key = adviserSessionKey(hash);
    const there = 'attribute_exists(pk)';
    if (await this.#set(key, { seenAt, asked, ...proof }, `${there} AND #asked <= :asked`)) return;
    // Ended meanwhile, or another code was asked for: only what goes forward is noted.
    await this.#set(key, { seenAt, ...proof }, there);
  }

  async putStaffSession(session: StaffSession): Promise<void> {
    await this.#put({ ...session, ...staffSessionKey(session.hash), ttl: ttlAfter(session.expiresAt) });
  }

  async staffSession(hash: string): Promise<StaffSession | null> {
    const item = await this.#get(staffSessionKey(hash));
    return item && readItem(Staff, item);
  }

  async updateStaffSession({ hash, seenAt, council, expiresAt }: StaffSession): Promise<void> {
    const ttl = ttlAfter(expiresAt);
    await this.#set(staffSessionKey(hash), { seenAt, council, expiresAt, ttl }, 'attribute_exists(pk)');
  }

  async endSession(hash: string): Promise<void> {
    await Promise.all(
      [adviserSessionKey(hash), staffSessionKey(hash)].map((Key) =>
        this.#documents.send(new DeleteCommand({ TableName: this.#table, Key })),
      ),
    );
  }

  async codes(session: string, now: IsoInstant): Promise<readonly CodeRecord[]> {
    const range = { table: this.#table, pk: codePartition(session), from: '0', to: '~' };
    const items = await queryItems(this.#documents, range);
    return items
      .filter((item) => readItem(Spending, item).spentBy === undefined)
      .map((item) => readItem(Code, item))
      .filter(({ expiresAt }) => expiresAt > now);
  }

  async spendCode(session: string, hash: string): Promise<boolean> {
    // Named by whoever spends it: the SDK's own repetition, after an answer that was lost, finds it spent by itself.
    const condition = 'attribute_exists(pk) AND (attribute_not_exists(#spentBy) OR #spentBy = :spentBy)';
    return this.#set(codeKey(session, hash), { spentBy: randomUUID() }, condition);
  }

  async count(name: string, windowSeconds: number, now: IsoInstant): Promise<number> {
    const window = Math.floor(Date.parse(now) / 1000 / windowSeconds);
    const { Attributes } = await this.#documents.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: counterKey(name, window),
        UpdateExpression: 'ADD uses :one SET #ttl = :ttl, v = :v',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':one': 1, ':ttl': (window + 2) * windowSeconds, ':v': ITEM_VERSION },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Counter.parse(Attributes).uses;
  }

  sealingKey(): Promise<string> {
    this.#sealingKey ??= this.#findOrMakeSealingKey().catch((error: unknown) => {
      this.#sealingKey = undefined;
      throw error;
    });
    return this.#sealingKey;
  }

  async #findOrMakeSealingKey(): Promise<string> {
    const there = await this.#get(sealingKeyKey);
    if (there) return readItem(Sealing, there).key;
    const made = { ...sealingKeyKey, key: randomBytes(32).toString('base64url') };
    // Of several that make one at once, the first one's stands.
    await putWhere(this.#documents, this.#table, made, 'attribute_not_exists(pk)');
    const stands = await this.#get(sealingKeyKey);
    return readItem(Sealing, stands ?? {}).key;
  }

  #get(key: ItemKey): Promise<Item | null> {
    return getItem(this.#documents, this.#table, key);
  }

  async #put(item: Item): Promise<void> {
    await this.#documents.send(new PutCommand({ TableName: this.#table, Item: { ...item, v: ITEM_VERSION } }));
  }

  #set(key: ItemKey, set: Item, condition: string): Promise<boolean> {
    return setWhere(this.#documents, this.#table, key, set, condition);
  }
}

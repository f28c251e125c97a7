import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { chunksOf, concurrently } from './concurrently.ts';
import type { Item, ItemKey } from './stored-item.ts';

const KEYS_A_BATCH = 100;
const BATCHES_AT_ONCE = 4;
const TRIES = 8;

/** One item, as it is now. */
export const getItem = async (
  documents: DynamoDBDocumentClient,
  table: string,
  { pk, sk }: ItemKey,
): Promise<Item | null> => {
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }));
  return Item ?? null;
};

const getBatch = async (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly ItemKey[],
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let left: readonly ItemKey[] = keys;
  for (let tried = 0; left.length > 0; tried += 1) {
    if (tried === TRIES) throw new Error(`${left.length} items of ${table} were not read in ${TRIES} tries`);
    if (tried > 0) await wait(Math.random() * 25 * 2 ** tried);
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({
        RequestItems: { [table]: { Keys: left.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true } },
      }),
    );
    found.push(...(Responses?.[table] ?? []));
    left = (UnprocessedKeys?.[table]?.Keys ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  }
  return found;
};

/** Items by their keys, as they are now, in no order; those that are not there are left out. */
export const getItems = async (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly ItemKey[],
): Promise<readonly Item[]> => {
  const different = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
  const batches = await concurrently(chunksOf(different, KEYS_A_BATCH), BATCHES_AT_ONCE, (batch) =>
    getBatch(documents, table, batch),
  );
  return batches.flat();
};

/** A range of one partition, of the table (as it is now) or of an index (a moment late), by its sort key. */
export interface Range {
  readonly table: string;
  readonly index?: { readonly name: string; readonly partitionKey: string; readonly sortKey: string };
  readonly pk: string;
  /** Both included. */
  readonly from: string;
  readonly to: string;
  /** Only items whose attribute has one of the values. */
  readonly only?: { readonly attribute: string; readonly values: readonly string[] };
}

const queryOf = (range: Range, limit?: number, after?: Item) => {
  const { table, index, pk, from, to, only } = range;
  const names = { '#pk': index?.partitionKey ?? 'pk', '#sk': index?.sortKey ?? 'sk' };
  const values = { ':pk': pk, ':from': from, ':to': to };
  const allowed = Object.fromEntries((only?.values ?? []).map((value, n) => [`:only${n}`, value]));
  return new QueryCommand({
    TableName: table,
    ...(index ? { IndexName: index.name } : { ConsistentRead: true }),
    KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
    ...(only && { FilterExpression: `#only IN (${Object.keys(allowed).join(', ')})` }),
    ExpressionAttributeNames: { ...names, ...(only && { '#only': only.attribute }) },
    ExpressionAttributeValues: { ...values, ...allowed },
    ...(limit !== undefined && { Limit: limit }),
    ...(after && { ExclusiveStartKey: after }),
  });
};

/** Items of a range in the order of their sort keys: all, or the first so many. */
export const queryItems = async (
  documents: DynamoDBDocumentClient,
  range: Range,
  limit?: number,
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  if (range.from > range.to) return found;
  let after: Item | undefined;
  do {
    const { Items, LastEvaluatedKey } = await documents.send(queryOf(range, limit, after));
    found.push(...(Items ?? []));
    after = LastEvaluatedKey;
  } while (after && (limit === undefined || found.length < limit));
  return limit === undefined ? found : found.slice(0, limit);
};

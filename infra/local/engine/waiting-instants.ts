import type { DynamodbWire } from './dynamodb-wire.ts';
import type { Resource } from './engine.ts';

interface Found {
  readonly Items: readonly Readonly<Record<string, { readonly S?: string }>>[];
  readonly LastEvaluatedKey?: object;
}

/** The sparse index of what is to be tried later: its sort key begins with that instant (a mail's 08:00, a lease's end). */
const waitingIndex = 'pending';

interface Index {
  readonly IndexName: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
}

/** The first instant after `after` and not after `until` for which something in a table waits; all in milliseconds. */
export async function nextWaiting(
  wire: DynamodbWire,
  tables: readonly Resource[],
  after: number,
  until: number,
): Promise<number | undefined> {
  const [low, high] = [new Date(after).toISOString(), `${new Date(until).toISOString()}\u{10ffff}`];
  let first: number | undefined;
  for (const { physicalId, properties } of tables) {
    const index = (properties.GlobalSecondaryIndexes as readonly Index[] | undefined)?.find(
      (each) => each.IndexName === waitingIndex,
    );
    const key = index?.KeySchema.find(({ KeyType }) => KeyType === 'RANGE')?.AttributeName;
    if (key === undefined) continue;
    const names = { '#waits': key };
    const values = { ':low': { S: low }, ':high': { S: high } };
    const filter = {
      FilterExpression: '#waits BETWEEN :low AND :high',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    };
    for (let from: object | undefined; ; ) {
      const start = from === undefined ? {} : { ExclusiveStartKey: from };
      const page = await wire.call<Found>('Scan', {
        TableName: physicalId,
        IndexName: waitingIndex,
        ProjectionExpression: '#waits',
        ...filter,
        ...start,
      });
      for (const item of page.Items) {
        const at = instantIn(item[key]?.S ?? '');
        if (at !== undefined && at > after && at <= until && at < (first ?? Number.POSITIVE_INFINITY)) first = at;
      }
      from = page.LastEvaluatedKey;
      if (from === undefined) break;
    }
  }
  return first;
}

/** The instant that a text begins with, in milliseconds. */
function instantIn(text: string): number | undefined {
  const [iso] = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/.exec(text) ?? [];
  return iso === undefined ? undefined : Date.parse(iso);
}

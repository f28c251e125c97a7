import type { Activity } from './activity.ts';
import type { ServiceHandler } from './aws-endpoint.ts';
import type { DynamodbWire } from './dynamodb-wire.ts';

interface Recorded {
  readonly action: string;
  readonly resource: string;
}

interface Input {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName: string }>>[];
  readonly RequestItems?: Readonly<Record<string, readonly object[]>>;
}

const inTransaction: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const bare = (table: string): string => table.replace(/^arn:.*:table\//, '');

/** What IAM would check for a call: a transaction is not an action of its own, but the actions in it. */
function authorised(action: string, input: Input): Recorded[] {
  if (input.TransactItems) {
    const each = input.TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => ({
        action: inTransaction[kind] ?? kind,
        resource: bare(TableName),
      })),
    );
    return [...new Map(each.map((one) => [`${one.action} ${one.resource}`, one])).values()];
  }
  const tables = input.RequestItems ? Object.keys(input.RequestItems) : [input.TableName ?? '*'];
  const index = input.IndexName ? `/index/${input.IndexName}` : '';
  return tables.map((table) => ({ action, resource: bare(table) + index }));
}

/** Passes a function's calls on to DynamoDB Local, notes what they were, and wakes whatever reads the streams after a write. */
export function dynamodbService(
  wire: DynamodbWire,
  activity: Activity,
  onWrite: (tables: readonly string[]) => void,
): ServiceHandler {
  return async ({ headers, body }) => {
    const target = headers['x-amz-target'] ?? '';
    const action = target.split('.')[1] ?? '';
    const reply = await wire.send(target, body);
    const record = authorised(action, JSON.parse(body.toString('utf8') || '{}') as Input);
    if (/^(Put|Update|Delete|BatchWrite|TransactWrite|Execute)/.test(action) && reply.status === 200) {
      activity.note();
      onWrite(record.map(({ resource }) => resource));
    }
    return { ...reply, record };
  };
}

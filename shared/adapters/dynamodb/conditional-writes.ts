import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ITEM_VERSION, type Item, type ItemKey } from './stored-item.ts';

const whether = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Puts an item under a condition; false where it does not hold. */
export const putWhere = (
  documents: DynamoDBDocumentClient,
  table: string,
  item: Item,
  condition: string,
  values?: Item,
): Promise<boolean> =>
  whether(
    documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...item, v: ITEM_VERSION },
        ConditionExpression: condition,
        ...(values && { ExpressionAttributeValues: { ...values } }),
      }),
    ),
  );

/** Sets attributes of an item under a condition, which names them with a `#`; false where it does not hold. */
export const setWhere = (
  documents: DynamoDBDocumentClient,
  table: string,
  key: ItemKey,
  set: Item,
  condition: string,
  values: Item = {},
): Promise<boolean> => {
  const names = Object.keys(set);
  return whether(
    documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { ...key },
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
          ...values,
        },
      }),
    ),
  );
};

/** Deletes an item under a condition; false where it does not hold. */
export const deleteWhere = (
  documents: DynamoDBDocumentClient,
  table: string,
  key: ItemKey,
  condition: string,
  values: Item,
): Promise<boolean> =>
  whether(
    documents.send(
      new DeleteCommand({
        TableName: table,
        Key: { ...key },
        ConditionExpression: condition,
        ExpressionAttributeValues: { ...values },
      }),
    ),
  );

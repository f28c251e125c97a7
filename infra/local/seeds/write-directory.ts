import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { clientKey, councilKey, councilsKey, personKey } from '../../../shared/adapters/dynamodb/directory-keys.ts';
import type { ConsoleClient } from '../edge/console/console-options.ts';
import type { Engine } from '../engine/engine.ts';
import { COUNCILS, PEOPLE } from './councils.ts';

/** The version of the directory's items that this writes; a test holds them against what the directory's own adapter writes. */
const ITEM_VERSION = 1;

/**
 * Puts the two councils, their people and their API clients into the directory, where they are not there yet: what a council has
 * changed since the first start stays changed.
 */
export async function writeDirectory(
  { stacks, dynamodbEndpoint }: Pick<Engine, 'stacks' | 'dynamodbEndpoint'>,
  issuer: string,
  clients: readonly ConsoleClient[],
): Promise<void> {
  const table = directoryTable(stacks);
  const credentials = { accessKeyId: 'LOCAL', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: dynamodbEndpoint, region: 'eu-west-2', credentials });
  const documents = DynamoDBDocumentClient.from(client);
  for (const item of directoryItems(issuer, clients)) {
    const put = new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
    await documents.send(put).catch((error) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  }
  client.destroy();
}

/** The directory's items for the seeds. */
export function directoryItems(issuer: string, clients: readonly ConsoleClient[]): Record<string, unknown>[] {
  return [
    ...COUNCILS.flatMap((council) => [
      { ...council, ...councilKey(council.id), type: 'council' },
      { ...councilsKey(council.id), type: 'council-pointer' },
    ]),
    ...PEOPLE.map(({ subject, name, email, councils }) => {
      return { issuer, subject, name, email, councils, ...personKey(issuer, subject), type: 'person' };
    }),
    ...clients.map(({ clientId, councilId }) => {
      return { clientId, council: councilId, name: 'Case management', ...clientKey(clientId), type: 'client' };
    }),
  ].map((item) => ({ ...item, v: ITEM_VERSION }));
}

/** The name of the table as the functions know it. */
function directoryTable(stacks: Engine['stacks']): string {
  for (const { properties } of stacks.ofType('AWS::Lambda::Function')) {
    const name = properties.Environment?.Variables?.['DIRECTORY_TABLE'];
    if (name) return name;
  }
  throw new Error('No function of the templates knows the directory table');
}

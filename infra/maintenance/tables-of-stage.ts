import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';

/** Where a maintenance tool works: a deployed stage, by the person's own AWS credentials, or the platform on this machine. */
export type Where = { readonly stage: string } | { readonly local: number };

export interface Tables {
  readonly documents: DynamoDBDocumentClient;
  readonly assessments: string;
  readonly scorecard: string;
}

/** The local platform's database answers on the third port after the first. */
const DATABASE_PORT = 3;

const clientFor = (where: Where): DynamoDBDocumentClient =>
  'stage' in where
    ? documentClient({ region: 'eu-west-2' })
    : documentClient({
        region: 'eu-west-2',
        endpoint: `http://127.0.0.1:${where.local + DATABASE_PORT}`,
        credentials: { accessKeyId: 'MAINTENANCE', secretAccessKey: 'local' },
      });

const allNames = async (documents: DynamoDBDocumentClient): Promise<readonly string[]> => {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await documents.send(new ListTablesCommand({ ...(after && { ExclusiveStartTableName: after }) }));
    names.push(...(page.TableNames ?? []));
    after = page.LastEvaluatedTableName;
  } while (after);
  return names;
};

/** Finds the tables by what the stacks call them: no table has a name of our own. Throws where one is missing or there are two. */
export const tablesOf = async (where: Where): Promise<Tables> => {
  const documents = clientFor(where);
  const prefix = 'stage' in where ? `ehc-advice-${where.stage}-records-` : '';
  const names = await allNames(documents);
  const named = (table: string): string => {
    const found = names.filter((name) => name.toLowerCase().startsWith(`${prefix}${table}`));
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} tables look like ${prefix}${table}`);
    return found[0];
  };
  return { documents, assessments: named('assessments'), scorecard: named('scorecard') };
};

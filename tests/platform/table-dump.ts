import { DynamoDBClient, ListTablesCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import type { RunningPlatform } from './running-platform.ts';

const KEY = { accessKeyId: 'MAINTENANCE', secretAccessKey: 'local' };

/** Everything that stands in any table of the platform on this machine, a text each; AWS answers there on the port after the first. */
export const dumpTables = async (platform: RunningPlatform): Promise<ReadonlyMap<string, string>> => {
  const endpoint = `http://127.0.0.1:${Number(new URL(platform.origin).port) + 1}`;
  const client = new DynamoDBClient({ region: 'eu-west-2', endpoint, credentials: KEY });
  const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
  const dumps = new Map<string, string>();
  for (const name of names) {
    const items: unknown[] = [];
    for await (const { Items } of paginateScan({ client }, { TableName: name })) items.push(...(Items ?? []));
    dumps.set(name, items.map((item) => JSON.stringify(item)).join('\n'));
  }
  client.destroy();
  return dumps;
};

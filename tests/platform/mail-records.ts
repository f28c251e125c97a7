import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';
import { mailFrom } from '../../shared/adapters/dynamodb/mail-items.ts';
import { runningPlatform } from '../../shared/adapters/platform/running-platform.ts';
import type { Mail } from '../../shared/application/ports/mail-store.ts';
import type { RunningPlatform } from './running-platform.ts';

/** Every mail as its own record has it: also those that no request shows, and those that nobody has sent yet. */
export const mailRecords = async (platform: RunningPlatform): Promise<readonly Mail[]> => {
  const { reach, table } = await runningPlatform({ local: Number(new URL(platform.origin).port) });
  const client = documentClient(reach);
  const mails: Mail[] = [];
  const scan = {
    TableName: await table('mail'),
    ConsistentRead: true,
    FilterExpression: '#type = :mail',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: { ':mail': 'mail' },
  };
  for await (const { Items: items = [] } of paginateScan({ client }, scan)) mails.push(...items.map(mailFrom));
  client.destroy();
  return mails;
};

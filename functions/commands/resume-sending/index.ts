import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoMailStore } from '../../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { DynamoRunBook } from '../../../shared/adapters/dynamodb/dynamo-run-book.ts';
import { runningPlatform } from '../../../shared/adapters/platform/running-platform.ts';
import { runCommand } from '../../../shared/commands/command.ts';
import { resumeSendingCommand } from './handler.ts';

const command = resumeSendingCommand(async (where) => {
  const platform = await runningPlatform(where);
  const documents = documentClient(platform.reach);
  const mail = await platform.table('mail');
  return {
    mails: new DynamoMailStore(documents, { mail }),
    runBook: new DynamoRunBook(documents, mail),
    clock: platform.clock,
  };
});

process.exitCode = await runCommand(command, process.argv.slice(2), process);

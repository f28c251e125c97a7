import { readFileSync } from 'node:fs';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { runningPlatform } from '../../../shared/adapters/platform/running-platform.ts';
import { runCommand } from '../../../shared/commands/command.ts';
import { createCouncilCommand } from './handler.ts';

const command = createCouncilCommand(
  async (where) => {
    const { reach, clock, issuer, table } = await runningPlatform(where);
    return { directory: new DynamoDirectoryStore(documentClient(reach), await table('directory')), clock, issuer };
  },
  (path) => readFileSync(path, 'utf8'),
);

process.exitCode = await runCommand(command, process.argv.slice(2), process);

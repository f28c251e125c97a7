import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoScorecardStore } from '../../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { runningPlatform } from '../../../shared/adapters/platform/running-platform.ts';
import { runCommand } from '../../../shared/commands/command.ts';
import { rebuildScorecardCommand } from './handler.ts';

const command = rebuildScorecardCommand(async (where) => {
  const platform = await runningPlatform(where);
  const documents = documentClient(platform.reach);
  return {
    assessments: new DynamoAssessmentStore(documents, { assessments: await platform.table('assessments') }),
    scorecard: new DynamoScorecardStore(documents, await platform.table('scorecard')),
    directory: new DynamoDirectoryStore(documents, await platform.table('directory')),
  };
});

process.exitCode = await runCommand(command, process.argv.slice(2), process);

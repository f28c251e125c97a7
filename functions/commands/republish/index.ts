import { setTimeout as pause } from 'node:timers/promises';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { EventBridgeBus } from '../../../shared/adapters/eventbridge/event-bridge-bus.ts';
import { runningPlatform } from '../../../shared/adapters/platform/running-platform.ts';
import { runCommand } from '../../../shared/commands/command.ts';
import { republishCommand } from './handler.ts';

const command = republishCommand(async (where) => {
  const platform = await runningPlatform(where);
  const documents = documentClient(platform.reach);
  return {
    assessments: new DynamoAssessmentStore(documents, { assessments: await platform.table('assessments') }),
    directory: new DynamoDirectoryStore(documents, await platform.table('directory')),
    bus: new EventBridgeBus(new EventBridgeClient(platform.reach), await platform.bus()),
    clock: platform.clock,
    pause: (milliseconds: number) => pause(milliseconds),
    log: console,
  };
});

process.exitCode = await runCommand(command, process.argv.slice(2), process);

import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAccessStore } from '../../../shared/adapters/dynamodb/dynamo-access-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoScorecardStore } from '../../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { Env } from './env.ts';
import { healthScorecardPages } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();

export const handler = healthScorecardPages({
  scorecard: new DynamoScorecardStore(documents, env.SCORECARD_TABLE),
  directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
  access: new DynamoAccessStore(documents, env.ACCESS_TABLE),
  clock: new SystemClock(),
  secrets: new NodeSecrets(),
  log,
});

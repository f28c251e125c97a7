import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoScorecardStore } from '../../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { measures } from '../../../shared/lambda/measures.ts';
import { Env } from './env.ts';
import { reconcileScorecardHandler } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();

export const handler = reconcileScorecardHandler({
  assessments: new DynamoAssessmentStore(documents, { assessments: env.ASSESSMENTS_TABLE }),
  scorecard: new DynamoScorecardStore(documents, env.SCORECARD_TABLE),
  directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
  clock: new SystemClock(),
  log,
  measures,
});

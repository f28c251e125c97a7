import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoScorecardStore } from '../../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { Env } from './env.ts';
import { updateScorecardHandler } from './handler.ts';

const { SCORECARD_TABLE } = readEnvironment(Env);

export const handler = updateScorecardHandler({
  scorecard: new DynamoScorecardStore(documentClient(), SCORECARD_TABLE),
});

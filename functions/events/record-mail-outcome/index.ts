import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoMailStore } from '../../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { measures } from '../../../shared/lambda/measures.ts';
import { Env } from './env.ts';
import { recordMailOutcomes } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();
// It claims nothing, so it is given no table of links and codes.
const tables = { assessments: env.ASSESSMENTS_TABLE, mail: env.MAIL_TABLE, access: '' };
const assessments = new DynamoAssessmentStore(documents, tables);
const directory = new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE);
const mails = new DynamoMailStore(documents, tables);

export const handler = recordMailOutcomes({
  ...{ assessments, directory, mails, log, measures },
  ...{ clock: new SystemClock(), secrets: new NodeSecrets() },
});

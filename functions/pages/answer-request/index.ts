import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAccessStore } from '../../../shared/adapters/dynamodb/dynamo-access-store.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoKeptForms } from '../../../shared/adapters/dynamodb/dynamo-kept-forms.ts';
import { DynamoMailStore } from '../../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { DynamoVouchingStore } from '../../../shared/adapters/dynamodb/dynamo-vouching-store.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { Env } from './env.ts';
import { answerRequest } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();
const tables = { assessments: env.ASSESSMENTS_TABLE, mail: env.MAIL_TABLE, access: env.ACCESS_TABLE };

export const handler = answerRequest({
  assessments: new DynamoAssessmentStore(documents, tables),
  mails: new DynamoMailStore(documents, tables),
  access: new DynamoAccessStore(documents, env.ACCESS_TABLE),
  vouching: new DynamoVouchingStore(documents, env.ACCESS_TABLE),
  keptForms: new DynamoKeptForms(documents, env.ACCESS_TABLE),
  directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
  clock: new SystemClock(),
  secrets: new NodeSecrets(),
});

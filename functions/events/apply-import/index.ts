import { S3Client } from '@aws-sdk/client-s3';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { S3ImportFiles } from '../../../shared/adapters/s3/s3-import-files.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { Env } from './env.ts';
import { applyImport } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();

export const handler = applyImport({
  assessments: new DynamoAssessmentStore(documents, { assessments: env.ASSESSMENTS_TABLE, mail: env.MAIL_TABLE }),
  directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
  files: new S3ImportFiles(new S3Client(), env.IMPORTS_BUCKET),
  clock: new SystemClock(),
  secrets: new NodeSecrets(),
});

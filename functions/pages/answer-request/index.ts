import { S3Client } from '@aws-sdk/client-s3';
import { adviserRecords } from '../../../shared/adapters/dynamodb/adviser-records.ts';
import { S3DocumentFiles } from '../../../shared/adapters/s3/s3-document-files.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { Env } from './env.ts';
import { answerRequest } from './handler.ts';

const env = readEnvironment(Env);
const buckets = { uploads: env.UPLOADS_BUCKET, clean: env.DOCUMENTS_BUCKET, origin: env.PUBLIC_ORIGIN };

export const handler = answerRequest({
  ...adviserRecords(env),
  documentFiles: new S3DocumentFiles(new S3Client(), buckets),
  clock: new SystemClock(),
  secrets: new NodeSecrets(),
});

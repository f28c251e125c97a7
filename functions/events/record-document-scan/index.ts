import { S3Client } from '@aws-sdk/client-s3';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoDocumentStore } from '../../../shared/adapters/dynamodb/dynamo-document-store.ts';
import { S3DocumentFiles } from '../../../shared/adapters/s3/s3-document-files.ts';
import { NodeUnpacking } from '../../../shared/adapters/system/node-unpacking.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { measures } from '../../../shared/lambda/measures.ts';
import { Env } from './env.ts';
import { recordDocumentScan } from './handler.ts';

const env = readEnvironment(Env);
const buckets = { uploads: env.UPLOADS_BUCKET, clean: env.DOCUMENTS_BUCKET };
const ports = {
  documents: new DynamoDocumentStore(documentClient(), env.ASSESSMENTS_TABLE),
  documentFiles: new S3DocumentFiles(new S3Client(), buckets),
  unpacking: new NodeUnpacking(),
  clock: new SystemClock(),
  ...{ log, measures },
};

export const handler = recordDocumentScan(ports, { bucket: env.UPLOADS_BUCKET, account: env.UPLOADS_ACCOUNT });

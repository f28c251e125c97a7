import { setTimeout as pause } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { councilRecords } from '../../../shared/adapters/dynamodb/council-records.ts';
import { JoseTokenVerifier } from '../../../shared/adapters/oidc/jose-token-verifier.ts';
import { S3DocumentFiles } from '../../../shared/adapters/s3/s3-document-files.ts';
import { S3ImportFiles } from '../../../shared/adapters/s3/s3-import-files.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { Env } from './env.ts';
import { adviceApi } from './handler.ts';

const env = readEnvironment(Env);
const s3 = new S3Client();

export const handler = adviceApi({
  ...councilRecords(env),
  tokens: new JoseTokenVerifier(env.TOKEN_ISSUER),
  files: new S3ImportFiles(s3, env.IMPORTS_BUCKET),
  documentFiles: new S3DocumentFiles(s3, { uploads: env.UPLOADS_BUCKET, clean: env.DOCUMENTS_BUCKET }),
  ...{ clock: new SystemClock(), secrets: new NodeSecrets(), pause, log },
});

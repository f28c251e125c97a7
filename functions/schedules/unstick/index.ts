import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoDocumentStore } from '../../../shared/adapters/dynamodb/dynamo-document-store.ts';
import { DynamoMailStore } from '../../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { DynamoRunBook } from '../../../shared/adapters/dynamodb/dynamo-run-book.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { measures } from '../../../shared/lambda/measures.ts';
import { Env } from './env.ts';
import { unstick } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();

export const handler = unstick({
  // It touches mails and nothing else.
  mails: new DynamoMailStore(documents, { mail: env.MAIL_TABLE }),
  documents: new DynamoDocumentStore(documents, env.ASSESSMENTS_TABLE),
  directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
  runBook: new DynamoRunBook(documents, env.MAIL_TABLE),
  clock: new SystemClock(),
  ...{ log, measures },
});

import { randomUUID } from 'node:crypto';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { assessmentsIndexes } from '../../../shared/adapters/dynamodb/assessments-keys.ts';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAccessStore } from '../../../shared/adapters/dynamodb/dynamo-access-store.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoDocumentStore } from '../../../shared/adapters/dynamodb/dynamo-document-store.ts';
import { DynamoKeptForms } from '../../../shared/adapters/dynamodb/dynamo-kept-forms.ts';
import { DynamoMailStore } from '../../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { DynamoRunBook } from '../../../shared/adapters/dynamodb/dynamo-run-book.ts';
import { DynamoVouchingStore } from '../../../shared/adapters/dynamodb/dynamo-vouching-store.ts';
import { mailIndexes } from '../../../shared/adapters/dynamodb/mail-keys.ts';
import { makeTable } from './make-table.ts';

/** A client of the run's DynamoDB Local. */
export const localDocuments = async (config: DynamoDBClientConfig = {}): Promise<DynamoDBDocumentClient> => {
  const answer = await fetch(inject('databaseOnDemand'));
  if (!answer.ok) throw new Error(await answer.text());
  return documentClient({
    region: 'eu-west-2',
    endpoint: `http://127.0.0.1:${await answer.text()}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...config,
  });
};

/** The records on DynamoDB Local, in tables of their own. */
export const dynamoRecords = async (config: DynamoDBClientConfig = {}) => {
  const documents = await localDocuments(config);
  const run = randomUUID();
  const [assessments, mail, access, directory] = await Promise.all([
    makeTable(documents, `${run}-assessments`, assessmentsIndexes),
    makeTable(documents, `${run}-mail`, mailIndexes),
    makeTable(documents, `${run}-access`),
    makeTable(documents, `${run}-directory`),
  ]);
  return {
    tables: { assessments, mail, access, directory },
    assessments: new DynamoAssessmentStore(documents, { assessments, mail }),
    documents: new DynamoDocumentStore(documents, assessments),
    mails: new DynamoMailStore(documents, { assessments, mail, access }),
    access: new DynamoAccessStore(documents, access),
    vouching: new DynamoVouchingStore(documents, access),
    keptForms: new DynamoKeptForms(documents, access),
    directory: new DynamoDirectoryStore(documents, directory),
    runBook: new DynamoRunBook(documents, mail),
  };
};

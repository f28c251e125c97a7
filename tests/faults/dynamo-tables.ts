import { assessmentsIndexes } from '../../shared/adapters/dynamodb/assessments-keys.ts';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAccessStore } from '../../shared/adapters/dynamodb/dynamo-access-store.ts';
import { DynamoAssessmentStore } from '../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from '../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { DynamoDocumentStore } from '../../shared/adapters/dynamodb/dynamo-document-store.ts';
import { DynamoMailStore } from '../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { DynamoRunBook } from '../../shared/adapters/dynamodb/dynamo-run-book.ts';
import { DynamoScorecardStore } from '../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { mailIndexes } from '../../shared/adapters/dynamodb/mail-keys.ts';
import { makeTable } from '../adapters/dynamodb/make-table.ts';
import { injectFaults } from './faulty-dynamodb.ts';
import type { OpenTables } from './stores.ts';

/** The tables on DynamoDB Local, under names of their own, with the real adapters: faults are injected below them. */
export const dynamoTables =
  (port: number, name: string): OpenTables =>
  async (witness) => {
    const documents = documentClient({
      region: 'eu-west-2',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const table = (its: string) => `faults-${name}-${its}`;
    const [assessments, mail, access, directory, scorecard] = await Promise.all([
      makeTable(documents, table('assessments'), assessmentsIndexes),
      makeTable(documents, table('mail'), mailIndexes),
      makeTable(documents, table('access')),
      makeTable(documents, table('directory')),
      makeTable(documents, table('scorecard')),
    ]);
    injectFaults(documents, { mail, assessments }, witness);
    const stores = {
      assessments: new DynamoAssessmentStore(documents, { assessments, mail }),
      mails: new DynamoMailStore(documents, { assessments, mail, access }),
      access: new DynamoAccessStore(documents, access),
      documents: new DynamoDocumentStore(documents, assessments),
      directory: new DynamoDirectoryStore(documents, directory),
      runBook: new DynamoRunBook(documents, mail),
      scorecard: new DynamoScorecardStore(documents, scorecard),
    };
    return { plain: stores, faulty: stores, close: async () => documents.destroy() };
  };

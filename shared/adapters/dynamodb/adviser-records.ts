import { documentClient } from './document-client.ts';
import { DynamoAccessStore } from './dynamo-access-store.ts';
import { DynamoAssessmentStore } from './dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from './dynamo-directory-store.ts';
import { DynamoDocumentStore } from './dynamo-document-store.ts';
import { DynamoKeptForms } from './dynamo-kept-forms.ts';
import { DynamoMailStore } from './dynamo-mail-store.ts';
import { DynamoVouchingStore } from './dynamo-vouching-store.ts';

/** Names of the tables that the adviser's side works with. */
interface AdviserTables {
  readonly ASSESSMENTS_TABLE: string;
  readonly MAIL_TABLE: string;
  readonly ACCESS_TABLE: string;
  readonly DIRECTORY_TABLE: string;
}

/** The stores behind what an adviser does and sees, over one client. */
export const adviserRecords = (env: AdviserTables) => {
  const documents = documentClient();
  const tables = { assessments: env.ASSESSMENTS_TABLE, mail: env.MAIL_TABLE, access: env.ACCESS_TABLE };
  return {
    assessments: new DynamoAssessmentStore(documents, tables),
    documents: new DynamoDocumentStore(documents, env.ASSESSMENTS_TABLE),
    mails: new DynamoMailStore(documents, tables),
    access: new DynamoAccessStore(documents, env.ACCESS_TABLE),
    vouching: new DynamoVouchingStore(documents, env.ACCESS_TABLE),
    keptForms: new DynamoKeptForms(documents, env.ACCESS_TABLE),
    directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
  };
};

import { documentClient } from './document-client.ts';
import { DynamoAssessmentStore } from './dynamo-assessment-store.ts';
import { DynamoDirectoryStore } from './dynamo-directory-store.ts';
import { DynamoDocumentStore } from './dynamo-document-store.ts';
import { DynamoMailStore } from './dynamo-mail-store.ts';
import { DynamoScorecardStore } from './dynamo-scorecard-store.ts';
import { DynamoVouchingStore } from './dynamo-vouching-store.ts';

/** Names of the tables that the council's side works with; mails are put and read there, never claimed. */
interface CouncilTables {
  readonly ASSESSMENTS_TABLE: string;
  readonly MAIL_TABLE: string;
  readonly ACCESS_TABLE: string;
  readonly DIRECTORY_TABLE: string;
  readonly SCORECARD_TABLE: string;
}

/** The stores behind what a council does and sees, over one client. */
export const councilRecords = (env: CouncilTables) => {
  const documents = documentClient();
  const tables = { assessments: env.ASSESSMENTS_TABLE, mail: env.MAIL_TABLE };
  return {
    assessments: new DynamoAssessmentStore(documents, tables),
    documents: new DynamoDocumentStore(documents, env.ASSESSMENTS_TABLE),
    mails: new DynamoMailStore(documents, tables),
    vouching: new DynamoVouchingStore(documents, env.ACCESS_TABLE),
    directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
    scorecard: new DynamoScorecardStore(documents, env.SCORECARD_TABLE),
  };
};

import type { AccessTable } from './access-table.ts';
import type { AssessmentsTable } from './assessments-table.ts';
import type { DirectoryTable } from './directory-table.ts';
import type { DocumentsBucket } from './documents-bucket.ts';
import type { MailTable } from './mail-table.ts';
import type { RecordsKey } from './records-key.ts';
import type { ScorecardTable } from './scorecard-table.ts';

/** The records stack, as others see it. */
export interface RecordTables {
  readonly key: RecordsKey;
  readonly assessments: AssessmentsTable;
  readonly mail: MailTable;
  readonly directory: DirectoryTable;
  readonly access: AccessTable;
  readonly documents: DocumentsBucket;
  readonly scorecard: ScorecardTable;
}

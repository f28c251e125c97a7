import { Stack, type StackProps } from 'aws-cdk-lib';
import { type IPublicHostedZone, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { AccessTable } from '../constructs/access-table.ts';
import { AssessmentsTable } from '../constructs/assessments-table.ts';
import { DirectoryTable } from '../constructs/directory-table.ts';
import { DocumentsBucket } from '../constructs/documents-bucket.ts';
import { MailDomain } from '../constructs/mail-domain.ts';
import { MailTable } from '../constructs/mail-table.ts';
import { AccessLogBucket } from '../constructs/private-bucket.ts';
import type { RecordTables } from '../constructs/record-tables.ts';
import { RecordsKey } from '../constructs/records-key.ts';
import { ScorecardTable } from '../constructs/scorecard-table.ts';
import type { StageSettings } from '../stages.ts';

export interface RecordsProps extends StackProps {
  readonly settings: StageSettings;
}

/** What outlives every other stack: the five tables, the documents, their key, and the domain that mail comes from. */
export class Records extends Stack implements RecordTables {
  readonly key: RecordsKey;
  readonly assessments: AssessmentsTable;
  readonly mail: MailTable;
  readonly directory: DirectoryTable;
  readonly access: AccessTable;
  readonly scorecard: ScorecardTable;
  readonly documents: DocumentsBucket;
  readonly zone: IPublicHostedZone;
  readonly mailDomain: MailDomain;

  constructor(scope: Construct, id: string, { settings, ...props }: RecordsProps) {
    super(scope, id, { ...props, terminationProtection: settings.keepRecords });
    this.key = new RecordsKey(this, 'Key', settings);
    const table = { settings, key: this.key };
    this.assessments = new AssessmentsTable(this, 'Assessments', table);
    this.mail = new MailTable(this, 'Mail', table);
    this.directory = new DirectoryTable(this, 'Directory', table);
    this.access = new AccessTable(this, 'Access', table);
    this.scorecard = new ScorecardTable(this, 'Scorecard', table);
    const accessLogs = new AccessLogBucket(this, 'DocumentLogs', settings);
    this.documents = new DocumentsBucket(this, 'Documents', { ...table, accessLogs });
    this.zone = PublicHostedZone.fromPublicHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: settings.hostedZoneId,
      zoneName: settings.domain,
    });
    // Here and not with what sends: SES must know the domain before sign-in can be told to write from it.
    this.mailDomain = new MailDomain(this, 'MailDomain', settings, this.zone);
  }
}

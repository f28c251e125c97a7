import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CouncilMail } from '../constructs/council-mail.ts';
import { DocumentUploads } from '../constructs/document-uploads.ts';
import { DomainEvents } from '../constructs/domain-events.ts';
import { EventFunctions } from '../constructs/event-functions.ts';
import { FailedRecords } from '../constructs/failed-records.ts';
import { FrontFunctions } from '../constructs/front-functions.ts';
import type { CodeOf } from '../constructs/function-bundles.ts';
import { ImportsBucket } from '../constructs/imports-bucket.ts';
import { AccessLogBucket } from '../constructs/private-bucket.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { ScheduleFunctions } from '../constructs/schedule-functions.ts';
import { SignInPool } from '../constructs/sign-in-pool.ts';
import { StreamFunctions } from '../constructs/stream-functions.ts';
import { WebAcl } from '../constructs/web-acl.ts';
import type { StageSettings } from '../stages.ts';
import type { Records } from './records.ts';

export interface ServiceProps extends StackProps {
  readonly settings: StageSettings;
  readonly codeOf: CodeOf;
  readonly records: Records;
}

/** What runs: the front door, the functions, and what starts them. Read from top to bottom it is the way of a request. */
export class Service extends Stack {
  readonly api: PublicApi;
  readonly events: DomainEvents;
  readonly mail: CouncilMail;
  readonly failures: FailedRecords;

  constructor(scope: Construct, id: string, { settings, codeOf, records, ...props }: ServiceProps) {
    super(scope, id, props);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', settings);
    const bucket = { settings, key: records.key, accessLogs };
    const imports = new ImportsBucket(this, 'Imports', { ...bucket, kept: { days: settings.importsKeptDays } });
    const uploads = new DocumentUploads(this, 'DocumentUploads', bucket);
    this.failures = new FailedRecords(this, 'FailedRecords', {
      ...bucket,
      kept: { days: settings.failedRecordsKeptDays },
    });
    this.events = new DomainEvents(this, 'Events', settings);
    this.mail = new CouncilMail(this, 'CouncilMail', settings, records.mailDomain.identity);
    const signIn = new SignInPool(this, 'SignIn', settings);

    const all = { settings, codeOf, records };
    const front = new FrontFunctions(this, 'Front', { ...all, imports, uploads, signIn });
    new StreamFunctions(this, 'Streams', { ...all, events: this.events, mail: this.mail, failures: this.failures });
    new EventFunctions(this, 'Subscriptions', { ...all, events: this.events, mail: this.mail, imports, uploads });
    new ScheduleFunctions(this, 'Schedules', all);

    this.api = new PublicApi(this, 'Public', settings, records.zone, front.routes);
    new WebAcl(this, 'WebAcl', settings, this.api.api.deploymentStage);
  }
}

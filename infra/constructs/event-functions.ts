import { Construct } from 'constructs';
import { Env as ApplyImportEnv } from '../../functions/events/apply-import/env.ts';
import { Env as RecordDocumentScanEnv } from '../../functions/events/record-document-scan/env.ts';
import { Env as RecordMailOutcomeEnv } from '../../functions/events/record-mail-outcome/env.ts';
import { Env as UpdateScorecardEnv } from '../../functions/events/update-scorecard/env.ts';
import type { CouncilMail } from './council-mail.ts';
import type { DocumentUploads } from './document-uploads.ts';
import { type DomainEvents, OUR_SOURCE } from './domain-events.ts';
import { EventSubscription } from './event-subscription.ts';
import type { ImportsBucket } from './imports-bucket.ts';
import type { RecordTables } from './record-tables.ts';
import { type FunctionSurroundings, minutes, ServiceFunction, seconds } from './service-function.ts';

export interface EventFunctionsProps extends FunctionSurroundings {
  readonly records: RecordTables;
  readonly events: DomainEvents;
  readonly mail: CouncilMail;
  readonly imports: ImportsBucket;
  readonly uploads: DocumentUploads;
}

/** What is started by something that happened: a decision, a mail's fate, a file that arrived. */
export class EventFunctions extends Construct {
  constructor(scope: Construct, id: string, props: EventFunctionsProps) {
    super(scope, id);
    this.#updateScorecard(props);
    this.#recordMailOutcome(props);
    this.#applyImport(props);
    this.#recordDocumentScan(props);
  }

  #updateScorecard(props: EventFunctionsProps): void {
    const fn = new ServiceFunction(this, 'UpdateScorecard', {
      ...props,
      folder: 'events/update-scorecard',
      env: UpdateScorecardEnv,
      timeout: seconds(30),
      memory: 512,
    });
    props.records.scorecard.grantUpdating(fn);
    new EventSubscription(this, 'Decisions', {
      bus: props.events.bus,
      pattern: { source: [OUR_SOURCE] },
      fn,
      // A batch's counters are summed before they are written; more at once would only wait for one another.
      batchSize: 100,
      window: seconds(1),
      concurrency: 2,
    });
  }

  #recordMailOutcome(props: EventFunctionsProps): void {
    const fn = new ServiceFunction(this, 'RecordMailOutcome', {
      ...props,
      folder: 'events/record-mail-outcome',
      env: RecordMailOutcomeEnv,
      timeout: seconds(30),
      memory: 512,
    });
    props.records.mail.grantRecordingOutcomes(fn);
    props.records.assessments.grantRecordingOutcomes(fn);
    props.records.directory.grantReading(fn);
    new EventSubscription(this, 'MailOutcomes', { pattern: props.mail.outcomes, fn, batchSize: 10, concurrency: 5 });
  }

  #applyImport(props: EventFunctionsProps): void {
    const fn = new ServiceFunction(this, 'ApplyImport', {
      ...props,
      folder: 'events/apply-import',
      env: ApplyImportEnv,
      timeout: minutes(15),
      memory: 1792,
      reservedConcurrency: 2,
    });
    props.imports.grantReading(fn);
    props.records.assessments.grantImporting(fn);
    props.records.mail.grantAsking(fn);
    props.records.directory.grantKeeping(fn);
    new EventSubscription(this, 'ImportFiles', { pattern: props.imports.arrivals, fn, batchSize: 1, concurrency: 2 });
  }
  #recordDocumentScan({ records, uploads, ...props }: EventFunctionsProps): void {
    const fn = new ServiceFunction(this, 'RecordDocumentScan', {
      ...props,
      folder: 'events/record-document-scan',
      env: RecordDocumentScanEnv,
      timeout: minutes(1),
      // A document of 10 MB, and up to 100 MB of what is packed in it.
      memory: 1024,
    });
    records.assessments.grantDocuments(fn);
    records.documents.grantKeeping(fn);
    uploads.grantChecking(fn);
    const one = { fn, batchSize: 1, concurrency: 5 };
    new EventSubscription(this, 'DocumentUploads', { ...one, pattern: uploads.arrivals });
    new EventSubscription(this, 'DocumentScans', { ...one, pattern: uploads.scans });
  }
}

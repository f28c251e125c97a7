import { Construct } from 'constructs';
import { Env as PublishEventsEnv } from '../../functions/streams/publish-events/env.ts';
import { Env as SendMailEnv } from '../../functions/streams/send-mail/env.ts';
import { SENDING_SECONDS } from '../../shared/contracts/mail/sending.ts';
import type { CouncilMail } from './council-mail.ts';
import type { DomainEvents } from './domain-events.ts';
import type { FailedRecords } from './failed-records.ts';
import type { RecordTables } from './record-tables.ts';
import { type FunctionSurroundings, minutes, ServiceFunction, seconds } from './service-function.ts';
import { StreamFollower } from './stream-follower.ts';

export interface StreamFunctionsProps extends FunctionSurroundings {
  readonly records: RecordTables;
  readonly events: DomainEvents;
  readonly mail: CouncilMail;
  readonly failures: FailedRecords;
}

/** What follows the tables' streams: decisions to the bus, mails to SES. */
export class StreamFunctions extends Construct {
  constructor(scope: Construct, id: string, props: StreamFunctionsProps) {
    super(scope, id);
    this.#publishEvents(props);
    this.#sendMail(props);
  }

  #publishEvents(props: StreamFunctionsProps): void {
    const { records, failures } = props;
    const fn = new ServiceFunction(this, 'PublishEvents', {
      ...props,
      folder: 'streams/publish-events',
      env: PublishEventsEnv,
      timeout: minutes(1),
      memory: 512,
    });
    props.events.grantPublishing(fn);
    new StreamFollower(this, 'Decisions', {
      table: records.assessments,
      fn,
      failures,
      batchSize: 100,
      changes: [{ happened: ['INSERT'], item: { type: 'decision' } }],
    });
  }

  #sendMail(props: StreamFunctionsProps): void {
    const { records, failures } = props;
    const fn = new ServiceFunction(this, 'SendMail', {
      ...props,
      folder: 'streams/send-mail',
      env: SendMailEnv,
      // A claimed mail's lease outlives this.
      timeout: seconds(SENDING_SECONDS),
      memory: 1024,
    });
    records.mail.grantSending(fn);
    records.assessments.grantMailing(fn);
    records.directory.grantReading(fn);
    records.access.grantMinting(fn);
    props.mail.grantSending(fn);
    fn.set('PUBLIC_ORIGIN', props.settings.publicOrigin);
    // Two lanes, so that a morning's digests never hold up a code. Batches are small: a lease outlives its batch.
    for (const [lane, batchSize] of [
      ['now', 5],
      ['batch', 10],
    ] as const) {
      new StreamFollower(this, lane, {
        table: records.mail,
        fn,
        failures,
        batchSize,
        changes: [{ happened: ['INSERT', 'MODIFY'], item: { status: 'to-send', lane } }],
      });
    }
  }
}

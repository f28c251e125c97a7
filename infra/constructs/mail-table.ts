import type { Construct } from 'constructs';
import { CHANGE, CHECK, PUT, READ, RecordTable, type RecordTableProps } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Mails to send and what became of them. No mail's text, no link and no code stands here: they are made when it is sent.
 *
 * | access | by |
 * | --- | --- |
 * | a mail, by its id (SES's tag) | its key |
 * | mails of a request | its pointers |
 * | what is to be sent or under way, by lane and when to try | `pending` (sparse) |
 * | what needs attention | `attention` (sparse) |
 * | what may be sent, as it comes | the stream |
 */
export class MailTable extends RecordTable {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    super(scope, id, props, {
      variable: 'MAIL_TABLE',
      streamed: true,
      indexes: [
        { name: 'pending', partitionKey: 'pendingPk', sortKey: 'pendingSk' },
        { name: 'attention', partitionKey: 'attentionPk', sortKey: 'attentionSk' },
      ],
    });
  }

  /** Asking for a mail, alone or in the transaction of the decision that causes it. One that is there stays as it is. */
  grantAsking(fn: ServiceFunction): void {
    this.allow(fn, PUT);
  }

  /** Casework asks for mails and shows what became of them. */
  grantCasework(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...PUT]);
    this.allowIndexes(fn, 'attention');
  }

  /** Claiming a mail and settling the attempt. */
  grantSending(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK, ...CHANGE]);
  }

  /** SES's news of a mail. */
  grantRecordingOutcomes(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHANGE]);
  }

  /** The day's digests are asked for, and that the chase came to its end is noted. */
  grantChase(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...PUT]);
  }

  /** Putting back on its way what is due or whose lease ran out, by touching it; counting what needs attention. */
  grantUnsticking(fn: ServiceFunction): void {
    this.allow(fn, [...READ, 'dynamodb:UpdateItem']);
    this.allowIndexes(fn, 'pending', 'attention');
  }
}

import type { Construct } from 'constructs';
import { mailIndexes } from '../../shared/adapters/dynamodb/mail-keys.ts';
import { CHANGE, CHECK, PUT, READ, RecordTable, type RecordTableProps } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

type Index = (typeof mailIndexes)[number]['name'];

/**
 * Mails to send and what became of them. No mail's text, no link and no code stands here: they are made when it is sent.
 *
 * | access | by |
 * | --- | --- |
 * | a mail, by its id (SES's tag) | its key |
 * | mails about a request, digests that list it included | `by-request` (sparse, keys only) |
 * | what is to be sent or under way, by lane and when to try | `pending` (sparse) |
 * | what needs attention | `attention` (sparse) |
 * | when a chase last ended, whether sending is stopped | notes with a key of their own |
 * | what may be sent, as it comes | the stream |
 */
export class MailTable extends RecordTable<Index> {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    super(scope, id, props, {
      variable: 'MAIL_TABLE',
      streamed: true,
      indexes: mailIndexes,
    });
  }

  /** Asking for a mail, alone or in the transaction of the decision that causes it. One that is there stays as it is. */
  grantAsking(fn: ServiceFunction): void {
    this.allow(fn, PUT);
  }

  /** Casework asks for mails and shows what became of them. */
  grantCasework(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...PUT]);
    this.allowIndexes(fn, 'by-request', 'attention', 'pending');
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
    // Changing: the hour of a digest that it still adds to.
    this.allow(fn, [...READ, ...CHANGE]);
  }

  /** Putting back on its way what is due or whose lease ran out, by touching it; counting what needs attention. */
  grantUnsticking(fn: ServiceFunction): void {
    this.allow(fn, [...READ, 'dynamodb:UpdateItem']);
    this.allowIndexes(fn, 'pending', 'attention');
  }
}

import type { Construct } from 'constructs';
import { accessTtl, vouchingPartitions } from '../../shared/adapters/dynamodb/access-keys.ts';
import { CHANGE, CHECK, DELETE, PUT, READ, RecordTable, type RecordTableProps } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Hashes of links, codes and sessions, and counters of how often something was tried. `ttl` (epoch seconds) only tidies:
 * readers compare `expiresAt` with the clock. Each item is found by its own key, which is a hash or a counter's name and window;
 * addresses that are held, and tests of mailboxes, by their council's partition. Forms that outlived a session are sealed with a key that only
 * their browser has.
 */
export class AccessTable extends RecordTable {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    super(scope, id, props, { variable: 'ACCESS_TABLE', expiresBy: accessTtl });
  }

  /** Opening links, spending codes, keeping and ending sessions, counting tries. */
  grantSessions(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK, ...CHANGE, ...DELETE]);
  }

  /** What the council vouches for, and what a team's mailbox vouched for: partitions of their own. */
  grantVouching(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHANGE], [vouchingPartitions]);
  }

  /** Hashes of the links and codes that go out with a mail. What is there cannot be read back. */
  grantMinting(fn: ServiceFunction): void {
    this.allow(fn, PUT);
  }
}

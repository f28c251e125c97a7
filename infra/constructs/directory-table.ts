import type { Construct } from 'constructs';
import { CHANGE, CHECK, READ, RecordTable, type RecordTableProps } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Councils and their settings, people, organisations and teams, API clients, imports.
 *
 * | access | by |
 * | --- | --- |
 * | a council; its teams; an import | partitions that begin with the council, one query or get |
 * | a person by issuer and subject; an API client | a key of its own, which names the council |
 */
export class DirectoryTable extends RecordTable {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    super(scope, id, props, { variable: 'DIRECTORY_TABLE' });
  }

  /** Who is who, and how a council has set things. */
  grantReading(fn: ServiceFunction): void {
    this.allow(fn, READ);
  }

  /** The council's teams and imports. */
  grantKeeping(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK, ...CHANGE]);
  }

  /** The first sign-in through an invitation binds the person to it. */
  grantBindingPeople(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK, ...CHANGE]);
  }
}

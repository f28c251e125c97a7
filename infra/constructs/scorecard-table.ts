import type { Construct } from 'constructs';
import { CHANGE, CHECK, DELETE, READ, RecordTable, type RecordTableProps } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Contributions, levels, flows and open requests by team and due day. Nothing in it leads to a child: requests by opaque id.
 *
 * | access | by |
 * | --- | --- |
 * | an assessment's contribution and version | its own partition |
 * | flows of a team by month of `dueOn` | one range query, or batch get |
 * | levels as at a day | one batch read of about 20 items: years, months, days of a month |
 * | open requests by team and due day | one query |
 */
export class ScorecardTable extends RecordTable {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    super(scope, id, props, { variable: 'SCORECARD_TABLE' });
  }

  grantReading(fn: ServiceFunction): void {
    this.allow(fn, READ);
  }

  /** Taking an assessment's old contribution out and putting the new one in. */
  grantUpdating(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK, ...CHANGE, ...DELETE]);
  }
}

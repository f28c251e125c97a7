import type { Construct } from 'constructs';
import { assessmentsIndexes, assessmentsPartitions } from '../../shared/adapters/dynamodb/assessments-keys.ts';
import { CHANGE, CHECK, DELETE, PUT, READ, RecordTable, type RecordTableProps } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

const {
  state: STATE,
  history: HISTORY,
  personal: PERSONAL,
  reference: REFERENCE,
  documents: DOCUMENTS,
} = assessmentsPartitions;
type Index = (typeof assessmentsIndexes)[number]['name'];

/**
 * Everything about one child, in partitions that begin with the council: `{council}#A#{key}`, `#H#`, `#P#`, `#F#`, `#R#{ref}`.
 *
 * | access | by |
 * | --- | --- |
 * | an assessment and its requests | pk `{council}#A#{key}`, one query |
 * | an assessment by the council's reference | pk `{council}#R#{ref}`, one get |
 * | its history | pk `{council}#H#{key}`, one query |
 * | its personal details, drafts, answers | pk `{council}#P#{key}` |
 * | requests by due day, open or ended | `by-due` |
 * | a team's requests by due day | `by-team-due` |
 * | requests whose next rung is due | `by-next-rung` (sparse, keys only) |
 * | what waits for a decision, by kind and since when | `by-waiting` (sparse) |
 * | ongoing assessments by `requestedOn`, with a summary | `by-requested-on` (sparse) |
 * | decisions and readings by London day | `by-day` |
 * | its documents: of an answer, or its papers | pk `{council}#F#{key}`, one query; one by id, one get |
 * | documents that wait for their scan, by since when | `by-scan-due` (sparse, keys only) |
 * | decisions, as they are made | the stream |
 */
export class AssessmentsTable extends RecordTable<Index> {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    super(scope, id, props, {
      variable: 'ASSESSMENTS_TABLE',
      streamed: true,
      indexes: assessmentsIndexes,
    });
  }

  /** An adviser answers: a request and what it shows of the child, the draft that goes when the answer is there. */
  grantAnswering(fn: ServiceFunction): void {
    this.#grantDeciding(fn);
    this.allow(fn, READ, [HISTORY]);
    this.allow(fn, [...READ, ...CHANGE, ...DELETE], [PERSONAL]);
    this.allowIndexes(fn, 'by-team-due');
  }

  /** A council's caseworkers and systems: all of a case, and every list. */
  grantCasework(fn: ServiceFunction): void {
    this.#grantDeciding(fn);
    this.allow(fn, READ, [HISTORY]);
    this.allow(fn, [...READ, ...CHANGE], [PERSONAL]);
    this.allowIndexes(fn, 'by-due', 'by-team-due', 'by-waiting', 'by-requested-on', 'by-day');
  }

  /** A council's tracker comes in: assessments, requests and the child's details, compared with what is there. */
  grantImporting(fn: ServiceFunction): void {
    this.#grantDeciding(fn);
    this.allow(fn, [...READ, ...CHANGE], [PERSONAL]);
  }

  /** The ladder: requests whose rung is due, by the index alone; the rung is recorded as a decision. */
  grantChase(fn: ServiceFunction): void {
    this.#grantDeciding(fn);
    // Who has a request, so that a reminder reaches them too, stands in its history.
    this.allow(fn, READ, [HISTORY]);
    this.allowIndexes(fn, 'by-next-rung');
  }

  /** What became of a mail is a fact of its request. */
  grantRecordingOutcomes(fn: ServiceFunction): void {
    this.#grantDeciding(fn);
  }

  /** A mail is written from its request as it stands; that it still stands is a condition of the claim. Nothing personal. */
  grantMailing(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK], [STATE]);
    this.allowIndexes(fn, 'by-team-due');
  }

  /** Recomputing the scorecard: every assessment of a council, and the decisions of a day. */
  grantReconciling(fn: ServiceFunction): void {
    this.allow(fn, READ, [STATE, HISTORY]);
    this.allowIndexes(fn, 'by-requested-on', 'by-day', 'by-due');
  }

  /** Records of documents: begun, changed as the file comes and is judged, never deleted. */
  grantDocuments(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...PUT], [DOCUMENTS]);
  }

  /** What waits for its scan too long, by keys alone: flagged without being read. */
  grantFlaggingDocuments(fn: ServiceFunction): void {
    this.allowIndexes(fn, 'by-scan-due');
    this.allow(fn, ['dynamodb:UpdateItem'], [DOCUMENTS]);
  }

  /** State is changed together with the decision that changes it, which is put once and for all. */
  #grantDeciding(fn: ServiceFunction): void {
    this.allow(fn, [...READ, ...CHECK, ...CHANGE], [STATE, REFERENCE]);
    this.allow(fn, PUT, [HISTORY]);
  }
}

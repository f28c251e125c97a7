import type { AdviceRequest, AdviceRequestStatus } from '../../domain/advice-request/advice-request.ts';
import type { Answer } from '../../domain/advice-request/answer.ts';
import type { WaitingKind } from '../../domain/advice-request/waiting.ts';
import type { Assessment, PersonalDetails } from '../../domain/assessment/assessment.ts';
import type { Actor, Decision } from '../../domain/assessment/decision.ts';
import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import type { NewMail } from './mail-store.ts';

/** An answer that is being written; each saving makes the next revision, from 1. */
export interface Draft {
  readonly fields: Readonly<Record<string, string>>;
  readonly revision: number;
}

/** A decision with all that it changes, written in one transaction with others or not at all. */
export interface Change {
  /** State before (its version is the write's condition); null for a new assessment, whose `ref` must then be free. */
  readonly before: Assessment | null;
  readonly after: Assessment;
  readonly decision: Decision;
  readonly mails: readonly NewMail[];
  readonly details?: PersonalDetails;
  readonly answer?: { readonly request: number; readonly answer: Answer };
  /** Remembers what an Idempotency-Key gave; a second write with the same key is a conflict. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: string; readonly requests: readonly number[] };
  /** The day on which the next rung of each request is due, by number; null where nothing will be chased. */
  readonly nextRungOn: ReadonlyMap<number, IsoDate | null>;
}

export interface RequestRow {
  readonly key: string;
  readonly ref: string;
  readonly request: AdviceRequest;
}
/** A cursor that no page of this kind of list gave. */
export class InvalidCursor extends Error {
  constructor() {
    super('The cursor is not one that this list gave');
    this.name = 'InvalidCursor';
  }
}
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; undefined on the last page. */
  readonly cursor?: string;
}

/** One entry for each time somebody saw a child's name, date of birth or answer. */
export interface Reading {
  readonly council: string;
  readonly key: string;
  readonly at: IsoInstant;
  readonly on: IsoDate;
  readonly actor: Actor;
  readonly what: string;
}

/** The assessments table. Every write is conditional; `conflict` means: load again and decide again. */
export interface AssessmentStore {
  load(council: string, key: string): Promise<Assessment | null>;
  keyOf(council: string, ref: string): Promise<string | null>;
  keysOf(council: string, refs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  loadMany(council: string, keys: readonly string[]): Promise<readonly Assessment[]>;
  append(change: Change): Promise<'done' | 'conflict'>;
  /** Several assessments' changes, packed into as few transactions as fit; names those not written. */
  appendMany(changes: readonly Change[]): Promise<{ readonly conflicts: readonly string[] }>;
  idempotent(
    council: string,
    key: string,
    idempotencyKey: string,
  ): Promise<{ bodyHash: string; requests: readonly number[] } | null>;
  history(council: string, key: string): Promise<readonly Decision[]>;
  details(council: string, keys: readonly string[]): Promise<ReadonlyMap<string, PersonalDetails>>;
  answers(council: string, key: string, request: number): Promise<readonly Answer[]>;
  draft(council: string, key: string, request: number): Promise<Draft | null>;
  /** Saves over the draft of a revision (0: where there is none); false where somebody saved meanwhile. */
  saveDraft(
    council: string,
    key: string,
    request: number,
    fields: Draft['fields'],
    over: Draft['revision'],
  ): Promise<boolean>;
  /** Deletes a draft that became the answer; one that somebody went on with stays. */
  dropDraft(council: string, key: string, request: number, revision: Draft['revision']): Promise<void>;
  recordReading(reading: Reading): Promise<void>;
  /** By `dueOn`, then id. `dueBefore` is exclusive. Without `teams`: the whole council's. Throws InvalidCursor. */
  requests(
    council: string,
    query: {
      readonly statuses?: readonly AdviceRequestStatus[];
      readonly teams?: readonly string[];
      readonly dueBefore?: IsoDate;
      readonly limit: number;
      readonly cursor?: string;
    },
  ): Promise<Page<RequestRow>>;
  /** Ids of requests whose next rung is due on or before the day, soonest first, by the index alone. */
  dueForRung(
    council: string,
    day: IsoDate,
    cursor?: string,
  ): Promise<Page<{ readonly key: string; readonly number: number }>>;
  /** Requests of which something waits for the council, by what is most pressing, the longest waiting first; at most `limit` a kind. */
  waiting(council: string, kinds: readonly WaitingKind[], limit: number): Promise<readonly RequestRow[]>;
  /** Every assessment of a council, one pass, page by page (maintenance: rebuild, reconcile, republish). */
  all(council: string, cursor?: string): Promise<Page<Assessment>>;
  /** Decisions of a London day, for reconcile and republish. */
  decisionsOn(council: string, day: IsoDate, cursor?: string): Promise<Page<Decision>>;
}

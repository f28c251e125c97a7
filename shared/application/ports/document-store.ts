import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { Document, DocumentOwner, DocumentPlace } from '../../domain/document/document.ts';

/** A document that waits for its scan, by the index of those alone: where it stands and how often it has changed, nothing of what it is. */
export interface Unscanned {
  readonly place: DocumentPlace;
  readonly revision: number;
  /** When its file came. */
  readonly since: IsoInstant;
}

/** Records of documents, in the assessments table: items of their own, apart from the history. */
export interface DocumentStore {
  /** A new record; one that is there already is a surprise. */
  add(document: Document): Promise<void>;
  find(place: DocumentPlace): Promise<Document | null>;
  /** All of one owner, by when they were begun. */
  of(council: string, owner: DocumentOwner): Promise<readonly Document[]>;
  /** Writes a record's next revision, where the one before is still there; false where somebody was faster. */
  replace(document: Document): Promise<boolean>;
  /** Those whose file came at that instant or before and that still wait, oldest first. A moment late, as an index is. */
  unscanned(council: string, until: IsoInstant, limit: number): Promise<readonly Unscanned[]>;
  /** Flags one as not scanned in time, unread; false where it changed meanwhile. */
  flagUnscanned(which: Unscanned, at: IsoInstant): Promise<boolean>;
}

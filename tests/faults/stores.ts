import type { AccessStore } from '../../shared/application/ports/access-store.ts';
import type { AssessmentStore } from '../../shared/application/ports/assessment-store.ts';
import type { DirectoryStore } from '../../shared/application/ports/directory-store.ts';
import type { DocumentStore } from '../../shared/application/ports/document-store.ts';
import type { Mail, MailStore } from '../../shared/application/ports/mail-store.ts';
import type { RunBook } from '../../shared/application/ports/run-book.ts';
import type { ScorecardStore } from '../../shared/application/ports/scorecard-store.ts';
import type { Actor, Decision } from '../../shared/domain/assessment/decision.ts';
import type { FaultKind } from './fault-kinds.ts';

export interface Stores {
  readonly assessments: AssessmentStore;
  readonly mails: MailStore;
  readonly access: AccessStore;
  readonly directory: DirectoryStore;
  readonly documents: DocumentStore;
  readonly runBook: RunBook;
  readonly scorecard: ScorecardStore;
}

/** Who is told what the tables took, in the order in which they took it; and each fault that was injected on the way. */
export interface Witness {
  decided(decision: Decision): void;
  /** A mail became, or was touched as, `to-send`: what the table's stream brings. */
  toSend(mail: string, lane: Mail['lane']): void;
  /** A mail was claimed when there had been so many decisions; as many as were told, where that is not said. */
  claimed(mail: string, decisions?: number): void;
  /** Somebody's reading of a child's details was noted: an entry of its own, and by whom. */
  read(entry: string, reader: string): void;
  fault(kind: FaultKind): void;
}

/** The tables of one history: `faulty` for what is being tried, `plain` for whoever looks. */
export interface Tables {
  readonly faulty: Stores;
  readonly plain: Stores;
  readonly close: () => Promise<void>;
}
export type OpenTables = (witness: Witness) => Promise<Tables>;

/** Each reading of a simulation is by a client of its own, so that its entry can be told. */
export const readerOf = (actor: Actor | undefined): string => (actor?.by === 'client' ? actor.client : '');

import type { Contribution } from '../../domain/scorecard/contribution.ts';
import type { OpenRequest } from '../../domain/scorecard/open-requests.ts';
import type { Counts, Tally } from '../../domain/scorecard/tally.ts';
import type { Page } from './assessment-store.ts';

/** What an assessment has on the scorecard now. `revision` goes up with every write: the condition of the next one. */
export interface StoredContribution {
  readonly key: string;
  /** The assessment's version that gave it. */
  readonly version: number;
  readonly revision: number;
  readonly contribution: Contribution;
}

/** One contribution in the place of another; `before` is null where there was none. */
export interface Replacement {
  readonly key: string;
  readonly before: StoredContribution | null;
  readonly version: number;
  readonly contribution: Contribution;
}

/** A sheet of counters as it stands. `revision` goes up with every write; 0 for one never written. */
export interface Sheet {
  readonly name: string;
  readonly revision: number;
  readonly counts: Counts;
}

/** The scorecard table: contributions, sheets of counters (see domain/scorecard/sheet-names.ts), open requests. Nothing in it leads to a child. */
export interface ScorecardStore {
  contributions(council: string, keys: readonly string[]): Promise<ReadonlyMap<string, StoredContribution>>;
  /** Contributions by key, `from` included, `before` not; pages until there is no cursor. */
  contributionsBetween(
    council: string,
    from: string,
    before: string,
    cursor?: string,
  ): Promise<Page<StoredContribution>>;
  /**
   * Puts each contribution in the place of what was there, and what it changes on the sheets and among the open requests with it:
   * each in one transaction with its counts, several together where they fit, so that none is ever counted in part or twice.
   * Names the keys that were not written because another writer was faster: read them again.
   */
  replace(council: string, replacements: readonly Replacement[]): Promise<{ readonly conflicts: readonly string[] }>;
  /** The sheets of a book from one page to another, by page; `toPage` is exclusive. */
  book(council: string, book: string, fromPage: string, toPage: string): Promise<readonly Sheet[]>;
  /** Sheets by name, in one batch read; those never written are left out. At most 100. */
  sheets(council: string, names: readonly string[]): Promise<Tally>;
  /** Writes a sheet as it should be, where it is still at that revision; false where it is not. */
  rewriteSheet(council: string, sheet: Sheet): Promise<boolean>;
  /** Open requests of a kind of team, with the key of their assessment. */
  openRequests(
    council: string,
    kind: string,
  ): Promise<readonly { readonly key: string; readonly requests: readonly OpenRequest[] }[]>;
}

import type { CouncilPorts } from '../../../shared/application/council/council-caller.ts';
import type { StartImportPorts } from '../../../shared/application/imports/start-import.ts';
import type { DirectoryStore } from '../../../shared/application/ports/directory-store.ts';
import type { DocumentFiles } from '../../../shared/application/ports/document-files.ts';
import type { DocumentStore } from '../../../shared/application/ports/document-store.ts';
import type { ScorecardStore } from '../../../shared/application/ports/scorecard-store.ts';
import type { Log } from '../../../shared/application/ports/system.ts';
import type { TokenVerifier } from '../../../shared/application/ports/token-verifier.ts';
import type { VouchingStore } from '../../../shared/application/ports/vouching-store.ts';

/** Everything that the API's operations need of the world. */
export interface ApiPorts extends CouncilPorts, Omit<StartImportPorts, 'directory' | 'secrets'> {
  readonly directory: DirectoryStore;
  readonly documents: DocumentStore;
  readonly documentFiles: DocumentFiles;
  readonly scorecard: ScorecardStore;
  readonly vouching: VouchingStore;
  readonly tokens: TokenVerifier;
  readonly log: Log;
}

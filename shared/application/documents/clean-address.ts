import type { DocumentIn } from '../../domain/document/document.ts';
import type { DocumentFiles } from '../ports/document-files.ts';

/** An address that gives a clean document for a minute, as a file to keep. That nothing else can be asked for is in its type. */
export const cleanAddress = (files: Pick<DocumentFiles, 'address'>, document: DocumentIn<'clean'>): Promise<string> =>
  files.address(document, document.state.copy.version);

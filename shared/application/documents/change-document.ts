import type { Document, DocumentPlace } from '../../domain/document/document.ts';
import type { DocumentStore } from '../ports/document-store.ts';

/** Writers that meet decide again on what the other one left; more than this many in a row is a fault. */
const TRIES = 8;

/**
 * Loads a document's record, decides, and writes its next revision; decides again where somebody else was faster. Gives it as it then
 * stands: null where there is none. `decide` gives null where there is nothing to do.
 */
export const changeDocument = async (
  documents: DocumentStore,
  place: DocumentPlace,
  decide: (document: Document) => Promise<Document | null>,
): Promise<{ readonly document: Document; readonly changed: boolean } | null> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = await documents.find(place);
    if (!before) return null;
    const after = await decide(before);
    if (!after) return { document: before, changed: false };
    if (await documents.replace(after)) return { document: after, changed: true };
  }
  throw new Error(`Document ${place.id} was changed by others ${TRIES} times in a row`);
};

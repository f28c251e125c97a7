import type { Actor } from '../assessment/decision.ts';
import type { IsoInstant } from '../calendar/days.ts';
import { type CleanCopy, type Document, type DocumentState, isIn, type Upload } from './document.ts';
import type { FaultCode } from './document-faults.ts';
import { cleanFileName, titleFrom } from './file-name.ts';

/** Unscanned for so long it is flagged, so that nobody waits for what may never come. */
export const SCAN_MINUTES = 15;

const became = (document: Document, state: DocumentState, its: Partial<Document> = {}): Document => ({
  ...document,
  ...its,
  revision: document.revision + 1,
  state,
});

/** Its file came. Null: one is there already, and stays the one that counts. `named`: what the sender's machine calls it, where that came with it. */
export const arrived = (document: Document, upload: Upload, named: string | null): Document | null => {
  if (!isIn(document, 'awaited')) return null;
  const fileName = named === null ? document.fileName : cleanFileName(named);
  return became(document, { is: 'waiting', upload }, { fileName, title: document.title || titleFrom(fileName) });
};

/** The file that the scanner speaks of, where it is the one that counts and still undecided. */
export const undecidedUpload = (document: Document, version: string): Upload | null =>
  isIn(document, 'waiting', 'flagged') && document.state.upload.version === version ? document.state.upload : null;

export const foundClean = (document: Document, upload: Upload, copy: CleanCopy, at: IsoInstant): Document =>
  became(document, { is: 'clean', upload, copy, at });

export const refusedFor = (document: Document, upload: Upload, fault: FaultCode, at: IsoInstant): Document =>
  became(document, { is: 'refused', upload, fault, at });

export const flaggedFor = (document: Document, upload: Upload, fault: FaultCode, at: IsoInstant): Document =>
  became(document, { is: 'flagged', upload, fault, at });

const hashOf = ({ state }: Document): string | null => (state.is === 'clean' ? state.copy.sha256 : null);

/** Taken back by who sent it, before it was part of an answer; or destroyed by the council. Null: gone already. */
export const gone = (document: Document, how: 'removed' | 'destroyed', by: Actor, at: IsoInstant): Document | null =>
  isIn(document, 'removed', 'destroyed') ? null : became(document, { is: how, at, by, sha256: hashOf(document) });

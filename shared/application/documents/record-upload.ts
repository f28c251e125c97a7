import { type DocumentPlace, isIn } from '../../domain/document/document.ts';
import { arrived } from '../../domain/document/document-life.ts';
import type { DocumentFiles } from '../ports/document-files.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Clock } from '../ports/system.ts';
import { changeDocument } from './change-document.ts';

export interface UploadPorts {
  readonly documents: DocumentStore;
  readonly documentFiles: Pick<DocumentFiles, 'look'>;
  readonly clock: Clock;
}

/** A file came under one of our forms. The first is the one that counts; one that belongs to no record changes nothing. */
export const recordUpload = async (ports: UploadPorts, place: DocumentPlace, version: string): Promise<void> => {
  await changeDocument(ports.documents, place, async (document) => {
    if (!isIn(document, 'awaited')) return null;
    const seen = await ports.documentFiles.look(document, version);
    if (!seen) return null;
    const { etag, bytes, named } = seen;
    // A council's system said how the file is called when it asked for the form.
    return arrived(document, { version, etag, bytes, at: ports.clock.now() }, document.fileName === '' ? named : null);
  });
};

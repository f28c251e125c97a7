import { isOpen } from '../../domain/advice-request/life.ts';
import { type Document, type DocumentPlace, isIn } from '../../domain/document/document.ts';
import { gone } from '../../domain/document/document-life.ts';
import { changeDocument } from '../documents/change-document.ts';
import { type ListedDocument, listDocuments, type OfRequest } from '../documents/list-documents.ts';
import type { DocumentFiles, UploadForm } from '../ports/document-files.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { adviserOf, type LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { type FoundRequest, findForAdviser } from './view-advice-request.ts';

export interface AdviserDocumentPorts extends LinkPorts {
  readonly documents: DocumentStore;
  readonly documentFiles: DocumentFiles;
}

/** So many files one answer can carry. */
export const MOST_DOCUMENTS = 20;

const placeOf = ({ assessment: { council, key }, request: { number } }: OfRequest, id: string): DocumentPlace => ({
  council,
  owner: { is: 'answer', assessment: key, request: number },
  id,
});

/** The records behind this adviser's forms that no file came to yet. */
const begunBy = async (
  ports: AdviserDocumentPorts,
  { session: { address } }: LiveSession,
  found: OfRequest,
): Promise<readonly Document[]> => {
  const { council, owner } = placeOf(found, '');
  return (await ports.documents.of(council, owner)).filter(
    (document) => isIn(document, 'awaited') && document.by.by === 'adviser' && document.by.address === address,
  );
};

const begin = async (ports: AdviserDocumentPorts, live: LiveSession, found: OfRequest): Promise<Document> => {
  const place = placeOf(found, ports.secrets.id());
  const by = adviserOf(live.session);
  const document: Document = {
    ...place,
    title: '',
    fileName: '',
    by,
    at: ports.clock.now(),
    revision: 1,
    state: { is: 'awaited' },
  };
  await ports.documents.add(document);
  return document;
};

const mayAdd = (found: FoundRequest, listed: readonly ListedDocument[]): boolean =>
  isOpen(found.request.status) && listed.length < MOST_DOCUMENTS;

export interface DocumentsToShow {
  readonly listed: readonly ListedDocument[];
  /** Null where no more can be added: the answer is given, or there are as many as it can carry. */
  readonly form: UploadForm | null;
}

/** What an adviser sent for their answer, and the form for one more. Null: this session may not see that request. */
export const showDocuments = async (
  ports: AdviserDocumentPorts,
  live: LiveSession,
  id: string,
): Promise<DocumentsToShow | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  const listed = await listDocuments(ports, found);
  if (!mayAdd(found, listed)) return { listed, form: null };
  // The one that was shown before, so that looking at the page again begins no second one.
  const [begun = await begin(ports, live, found)] = await begunBy(ports, live, found);
  const goTo = `/answer/${id}/documents/${begun.id}`;
  return { listed, form: await ports.documentFiles.uploadForm(begun, goTo) };
};

/** A form that a page's script posts a file with, and the page of ours where that document's state is told. */
export interface FormForScript extends UploadForm {
  readonly page: string;
}

/** No form is good for longer. */
const FORM_MILLISECONDS = 600_000;

/**
 * A form for a file that was chosen: each has its own, since several may be on their way.
 * `'full'`: none can be added now. Null: this session may not see that request.
 */
export const beginDocument = async (
  ports: AdviserDocumentPorts,
  live: LiveSession,
  id: string,
): Promise<FormForScript | 'full' | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  if (!mayAdd(found, await listDocuments(ports, found))) return 'full';
  const since = Date.parse(ports.clock.now()) - FORM_MILLISECONDS;
  const begun = (await begunBy(ports, live, found)).filter(({ at }) => Date.parse(at) >= since);
  if (begun.length >= MOST_DOCUMENTS) return 'full';
  const document = await begin(ports, live, found);
  const form = await ports.documentFiles.uploadForm(document, null);
  return { ...form, page: `/answer/${id}/documents/${document.id}` };
};

/** One document of an answer. Null: there is none that this session may see. */
export const showDocument = async (
  ports: AdviserDocumentPorts,
  live: LiveSession,
  id: string,
  documentId: string,
): Promise<{ readonly document: Document; readonly sent: boolean } | null> => {
  const found = await findForAdviser(ports, live, id);
  const document = found && (await ports.documents.find(placeOf(found, documentId)));
  if (!document) return null;
  const listed = await listDocuments(ports, found);
  return { document, sent: listed.some((one) => one.sent && one.document.id === documentId) };
};

/** Takes back a document that is not part of an answer yet; its bytes go at once. False: there is none, or it was sent. */
export const removeDocument = async (
  ports: AdviserDocumentPorts,
  live: LiveSession,
  id: string,
  documentId: string,
): Promise<boolean> => {
  const shown = await showDocument(ports, live, id, documentId);
  if (!shown || shown.sent || isIn(shown.document, 'awaited', 'destroyed')) return false;
  const by = adviserOf(live.session);
  await changeDocument(ports.documents, shown.document, async (document) =>
    gone(document, 'removed', by, ports.clock.now()),
  );
  await ports.documentFiles.destroy(shown.document);
  return true;
};

import { type Document, type DocumentPlace, isIn } from '../../domain/document/document.ts';
import { gone } from '../../domain/document/document-life.ts';
import { changeDocument } from '../documents/change-document.ts';
import { type ListedDocument, listDocuments, type OfRequest } from '../documents/list-documents.ts';
import type { DocumentFiles, UploadForm } from '../ports/document-files.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { adviserOf, type LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { findForAdviser } from './view-advice-request.ts';

export interface AdviserDocumentPorts extends LinkPorts {
  readonly documents: DocumentStore;
  readonly documentFiles: DocumentFiles;
}

/** So many files one answer can carry. */
export const MOST_DOCUMENTS = 20;

/** Statuses in which an answer can still be given. */
const OWED = ['requested', 'acknowledged', 'returned'] as const;

const placeOf = ({ assessment: { council, key }, request: { number } }: OfRequest, id: string): DocumentPlace => ({
  council,
  owner: { is: 'answer', assessment: key, request: number },
  id,
});

/** The record behind this adviser's form that no file came to yet; so that looking at the page again makes no second one. */
const formOf = async (ports: AdviserDocumentPorts, live: LiveSession, found: OfRequest): Promise<Document> => {
  const by = adviserOf(live.session);
  const place = placeOf(found, ports.secrets.id());
  const isMine = ({ by: its }: Document) => its.by === 'adviser' && by.by === 'adviser' && its.address === by.address;
  const begun = (await ports.documents.of(place.council, place.owner)).find(
    (document) => isIn(document, 'awaited') && isMine(document),
  );
  if (begun) return begun;
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
  const mayAdd = OWED.some((status) => status === found.request.status) && listed.length < MOST_DOCUMENTS;
  if (!mayAdd) return { listed, form: null };
  const begun = await formOf(ports, live, found);
  const goTo = `/answer/${id}/documents/${begun.id}`;
  return { listed, form: await ports.documentFiles.uploadForm(begun, goTo) };
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

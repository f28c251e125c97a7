import type { AdviceRequest } from '../../domain/advice-request/advice-request.ts';
import type { SentDocument } from '../../domain/advice-request/answer.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { type Document, type DocumentIn, isIn } from '../../domain/document/document.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { DocumentStore } from '../ports/document-store.ts';

export interface ListPorts {
  readonly assessments: Pick<AssessmentStore, 'answers'>;
  readonly documents: Pick<DocumentStore, 'of'>;
}

/** A request as a use case found it. */
export interface OfRequest {
  readonly assessment: Pick<Assessment, 'council' | 'key'>;
  readonly request: Pick<AdviceRequest, 'number'>;
}

/** A document of an answer as the adviser sees it; `sent`: it is part of an answer already, and stays. */
export interface ListedDocument {
  readonly document: Document;
  readonly sent: boolean;
}

/** The documents of a request's answer whose file came and was not taken back, by when they were begun. */
export const listDocuments = async (
  ports: ListPorts,
  { assessment: { council, key }, request: { number } }: OfRequest,
): Promise<readonly ListedDocument[]> => {
  const [documents, answers] = await Promise.all([
    ports.documents.of(council, { is: 'answer', assessment: key, request: number }),
    ports.assessments.answers(council, key, number),
  ]);
  const sent = new Set(
    answers.flatMap((answer) => (answer.outcome === 'submitted' ? answer.documents : [])).map(({ id }) => id),
  );
  return documents
    .filter((document) => !isIn(document, 'awaited', 'removed'))
    .map((document) => ({ document, sent: sent.has(document.id) }));
};

/** Of those, what the next answer can carry: clean, and not sent before. */
export const documentsToSend = async (ports: ListPorts, found: OfRequest): Promise<readonly DocumentIn<'clean'>[]> =>
  (await listDocuments(ports, found)).flatMap(({ document, sent }) =>
    !sent && isIn(document, 'clean') ? [document] : [],
  );

/** A clean document as an answer names it. */
export const sentDocument = ({ id, fileName, state: { copy } }: DocumentIn<'clean'>): SentDocument => ({
  id,
  fileName,
  sha256: copy.sha256,
  bytes: copy.bytes,
});

import type { LateReason } from '../../domain/advice-request/advice-request.ts';
import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { Answer } from '../../domain/advice-request/answer.ts';
import type { Decided } from '../decide-and-append.ts';
import { documentsToSend, sentDocument } from '../documents/list-documents.ts';
import { mailSource } from '../mail/new-mail.ts';
import { receiptMails } from '../mail/request-mails.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { LiveSession } from './adviser-session.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import type { LinkPorts } from './open-link.ts';
import { findForAdviser } from './view-advice-request.ts';

export interface SubmitPorts extends LinkPorts {
  readonly documents: Pick<DocumentStore, 'of'>;
}

type Submitted = Extract<Answer, { outcome: 'submitted' }>;
type NotKnown = Extract<Answer, { outcome: 'not-known' }>;
type Content<A> = Omit<A, 'number' | 'at' | 'outcome'>;

const nextNumber = async (ports: LinkPorts, live: LiveSession, id: string): Promise<number> => {
  const parts = parseRequestId(id);
  return parts ? (await ports.assessments.answers(live.session.council, parts.key, parts.number)).length + 1 : 1;
};

const give = async (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  lateReason: LateReason | null,
  answer: Answer,
): Promise<Decided | null> => {
  const command = {
    do: answer.outcome === 'submitted' ? 'submit' : 'not-known',
    lateReason,
    answer: answer.number,
  } as const;
  const { council, team } = live.opened;
  return decideAsAdviser(ports, live, id, command, (request, decision) => ({
    answer: { request: request.number, answer },
    mails: receiptMails(mailSource(ports, council), { id, team }, live.session.address, decision, answer.outcome),
  }));
};

const NOT_READY =
  'A document that you chose is not ready to be sent: it is still being checked, was refused, or was taken back. Look at your documents again.';

/**
 * Gives the advice: the answer, the fact and the receipts in one transaction. Documents are named by their ids; each must be clean, of
 * this very request, and not part of an earlier answer, as it stands now. The draft of that revision goes when it is given; what a
 * colleague went on writing meanwhile stays.
 */
export const submitAdvice = async (
  ports: SubmitPorts,
  live: LiveSession,
  id: string,
  lateReason: LateReason | null,
  content: Omit<Content<Submitted>, 'documents'>,
  draft: number,
  documentIds: readonly string[] = [],
): Promise<Decided | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  const wanted = new Set(documentIds);
  const ready = wanted.size > 0 ? (await documentsToSend(ports, found)).filter((one) => wanted.has(one.id)) : [];
  if (ready.length < wanted.size)
    return { ok: false, refusal: { kind: 'invalid', reason: NOT_READY, field: 'documents' } };
  const number = await nextNumber(ports, live, id);
  const documents = ready.map(sentDocument);
  const answer: Answer = { outcome: 'submitted', number, at: ports.clock.now(), ...content, documents };
  const decided = await give(ports, live, id, lateReason, answer);
  if (decided?.ok)
    await ports.assessments.dropDraft(live.session.council, found.assessment.key, found.request.number, draft);
  return decided;
};

/** "We have no record of this child and cannot give advice": an outcome of its own, with who checked which records. */
export const declareNotKnown = async (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  lateReason: LateReason | null,
  content: Content<NotKnown>,
): Promise<Decided | null> => {
  const number = await nextNumber(ports, live, id);
  return give(ports, live, id, lateReason, { outcome: 'not-known', number, at: ports.clock.now(), ...content });
};

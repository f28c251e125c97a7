import type { AdviceView, AnswerDocumentView, DestroyedDocumentView } from '../../contracts/http/document-views.ts';
import type { Answer, SentDocument } from '../../domain/advice-request/answer.ts';
import { type Document, isIn } from '../../domain/document/document.ts';
import { gone } from '../../domain/document/document-life.ts';
import { changeDocument } from '../documents/change-document.ts';
import { cleanAddress } from '../documents/clean-address.ts';
import { type FoundRequest, findRequest } from './act-on-request.ts';
import type { PaperPorts } from './add-paper.ts';
import { type CouncilCaller, done, type Result, refuse } from './council-caller.ts';
import { nameOf } from './name-of-actor.ts';

interface Given extends FoundRequest {
  readonly answers: readonly Answer[];
  /** Over all answers, in the order in which they were sent. */
  readonly documents: readonly SentDocument[];
}

const findGiven = async (ports: PaperPorts, caller: CouncilCaller, id: string): Promise<Given | null> => {
  const found = await findRequest(ports, caller, id);
  if (!found) return null;
  const answers = await ports.assessments.answers(caller.council.id, found.assessment.key, found.request.number);
  const documents = answers.flatMap((answer) => (answer.outcome === 'submitted' ? answer.documents : []));
  return { ...found, answers, documents };
};

const recordsOf = (ports: PaperPorts, { assessment, request }: Given): Promise<readonly Document[]> =>
  ports.documents.of(assessment.council, { is: 'answer', assessment: assessment.key, request: request.number });

const noteReading = (ports: PaperPorts, { actor }: CouncilCaller, { assessment }: Given, what: string): Promise<void> =>
  ports.assessments.recordReading({
    council: assessment.council,
    key: assessment.key,
    at: ports.clock.now(),
    on: ports.clock.today(),
    actor,
    what,
  });

/** What a team answered last: a reading is written first. Null: no such request, or no answer of it is here. */
export const viewAdvice = async (ports: PaperPorts, caller: CouncilCaller, id: string): Promise<AdviceView | null> => {
  const given = await findGiven(ports, caller, id);
  const answer = given?.answers.at(-1);
  if (!given || !answer) return null;
  await noteReading(ports, caller, given, `answer to advice request ${id}`);
  if (answer.outcome === 'not-known') {
    const { checkedBy, records, checkedOn, askInstead } = answer;
    const notKnown = { checkedBy, records, checkedOn, askInstead };
    return { id, outcome: answer.outcome, at: answer.at, sections: null, givenBy: null, notKnown, documents: [] };
  }
  const states = new Map((await recordsOf(ports, given)).map((one) => [one.id, one.state.is]));
  const documents = answer.documents.map(
    (sent): AnswerDocumentView => ({
      ...sent,
      n: given.documents.findIndex((one) => one.id === sent.id) + 1,
      state: states.get(sent.id) ?? 'destroyed',
    }),
  );
  const { outcome, at, sections, givenBy } = answer;
  return { id, outcome, at, sections, givenBy, notKnown: null, documents };
};

interface Numbered {
  readonly given: Given;
  readonly sent: SentDocument;
  readonly record: Document;
}

const findNumbered = async (
  ports: PaperPorts,
  caller: CouncilCaller,
  id: string,
  n: number,
): Promise<Numbered | null> => {
  const given = await findGiven(ports, caller, id);
  const sent = given?.documents[n - 1];
  const record = given && sent && (await recordsOf(ports, given)).find((one) => one.id === sent.id);
  return given && sent && record ? { given, sent, record } : null;
};

/** The address of a document that came with an answer: clean, and the very bytes that were sent. A reading is written first. Null: there is none. */
export const openAnswerDocument = async (
  ports: PaperPorts,
  caller: CouncilCaller,
  id: string,
  n: number,
): Promise<Result<string> | null> => {
  const found = await findNumbered(ports, caller, id, n);
  if (!found) return null;
  const { given, sent, record } = found;
  if (!isIn(record, 'clean') || record.state.copy.sha256 !== sent.sha256)
    return refuse('conflict', `This document is not there to be read: it is ${record.state.is}`);
  await noteReading(ports, caller, given, `document ${n} of advice request ${id}`);
  return done(await cleanAddress(ports.documentFiles, record));
};

/**
 * Blocks a wrong upload at once, then destroys its bytes; who, when and its hash stay. A second call finishes what a first may have left.
 * Null: there is none.
 */
export const destroyAnswerDocument = async (
  ports: PaperPorts,
  caller: CouncilCaller,
  id: string,
  n: number,
): Promise<DestroyedDocumentView | null> => {
  const found = await findNumbered(ports, caller, id, n);
  if (!found) return null;
  const { sent, record } = found;
  const changed = await changeDocument(ports.documents, record, async (document) =>
    gone(document, 'destroyed', caller.actor, ports.clock.now()),
  );
  const state = changed?.document.state;
  if (!state || !('by' in state)) throw new Error(`Document ${record.id} was not destroyed`);
  await ports.documentFiles.destroy(record);
  return { n, state: 'destroyed', at: state.at, by: nameOf(state.by), sha256: state.sha256 ?? sent.sha256 };
};

import type { AddPaperBody, PapersView } from '../../contracts/http/document-views.ts';
import { type Document, isIn } from '../../domain/document/document.ts';
import { faultWords } from '../../domain/document/fault-words.ts';
import { cleanFileName } from '../../domain/document/file-name.ts';
import type { DocumentFiles, UploadForm } from '../ports/document-files.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

export interface PaperPorts extends CouncilPorts {
  readonly documents: DocumentStore;
  readonly documentFiles: DocumentFiles;
}

/** Begins a paper of an assessment, to be sent along with requests once it is found clean. Null: there is no such assessment. */
export const addPaper = async (
  ports: PaperPorts,
  { council, actor }: CouncilCaller,
  ref: string,
  { title, fileName }: AddPaperBody,
): Promise<{ readonly id: string; readonly upload: UploadForm } | null> => {
  const key = await ports.assessments.keyOf(council.id, ref);
  if (!key) return null;
  const paper: Document = {
    council: council.id,
    owner: { is: 'paper', assessment: key },
    id: ports.secrets.id(),
    title,
    fileName: cleanFileName(fileName),
    by: actor,
    at: ports.clock.now(),
    revision: 1,
    state: { is: 'awaited' },
  };
  await ports.documents.add(paper);
  return { id: paper.id, upload: await ports.documentFiles.uploadForm(paper, null) };
};

const show = ({ id, title, fileName, state }: Document): PapersView['papers'][number] => {
  const words = 'fault' in state ? faultWords(state.fault) : null;
  const sha256 = state.is === 'clean' ? state.copy.sha256 : 'sha256' in state ? state.sha256 : null;
  return { id, title, fileName, state: state.is, ...(words && { reason: `${words.wrong} ${words.todo}` }), sha256 };
};

/** An assessment's papers and whether they can be sent along. Null: there is no such assessment. */
export const listPapers = async (
  ports: PaperPorts,
  { council }: CouncilCaller,
  ref: string,
): Promise<PapersView | null> => {
  const key = await ports.assessments.keyOf(council.id, ref);
  if (!key) return null;
  return { papers: (await ports.documents.of(council.id, { is: 'paper', assessment: key })).map(show) };
};

/** Which of these ids are no papers of the assessment that can be sent along, and why, in words; null where all are. */
export const papersAtFault = async (
  { documents }: Pick<PaperPorts, 'documents'>,
  council: string,
  key: string,
  ids: readonly string[],
): Promise<string | null> => {
  if (ids.length === 0) return null;
  const papers = new Map((await documents.of(council, { is: 'paper', assessment: key })).map((one) => [one.id, one]));
  const faults = ids.flatMap((id) => {
    const paper = papers.get(id);
    if (!paper) return [`There is no paper ${id}`];
    return isIn(paper, 'clean') ? [] : [`The paper ${id} was not found clean: it is ${paper.state.is}`];
  });
  return faults.length > 0 ? `${faults.join('. ')}. Nothing was sent.` : null;
};

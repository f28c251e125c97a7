import type { FoundRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { type ListedDocument, listDocuments } from '../../../shared/application/documents/list-documents.ts';
import { documentWords, sizeInWords } from './document-words.ts';
import type { AdviserContext } from './session-cookie.ts';

/** The documents that were added for the answer that is being written, as the form and the check show them. */
export interface AnswerDocuments {
  /** Clean, and part of no answer yet: these are sent. */
  readonly ready: readonly string[];
  /** Still being looked at: sending waits for them, or for whoever takes them back. */
  readonly waiting: boolean;
  readonly rows: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly size: string;
    readonly tag: string;
    readonly colour: string;
    readonly line: string;
    /** What the check says of it is still to come. */
    readonly waiting: boolean;
  }[];
}

/** How many documents go out with the answer, or will when they are checked. */
export const filesOf = ({ ready, waiting }: AnswerDocuments): number => ready.length + Number(waiting);

const rowOf = ({ document, sent }: ListedDocument): AnswerDocuments['rows'][number] => {
  const { tag, colour, lines } = documentWords(document, sent);
  const size = 'upload' in document.state ? sizeInWords(document.state.upload.bytes) : '';
  return {
    id: document.id,
    fileName: document.fileName || 'A file without a name',
    size,
    tag,
    colour,
    line: lines[0] ?? '',
    waiting: document.state.is === 'waiting' || document.state.is === 'flagged',
  };
};

export const answerDocuments = async ({ ports }: AdviserContext, found: FoundRequest): Promise<AnswerDocuments> => {
  const listed = (await listDocuments(ports, found)).filter(({ sent }) => !sent);
  return {
    ready: listed.flatMap(({ document }) => (document.state.is === 'clean' ? [document.id] : [])),
    waiting: listed.some(({ document }) => document.state.is === 'waiting'),
    rows: listed.map(rowOf),
  };
};

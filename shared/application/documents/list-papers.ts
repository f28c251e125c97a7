import type { AdviceRequest } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { type DocumentIn, isIn } from '../../domain/document/document.ts';
import type { DocumentStore } from '../ports/document-store.ts';

export interface AskedWith {
  readonly assessment: Pick<Assessment, 'council' | 'key'>;
  readonly request: AdviceRequest;
}

const ENDED = ['withdrawn', 'passed-on', 'already-available', 'blocked'] as const;

/** Whether a team may still read what was sent along with a request. */
const isLive = ({ status }: AdviceRequest): boolean => !ENDED.some((ended) => ended === status);

/** The papers that the council sent along with a request: clean ones alone, in the order in which it named them; none once the request ended. */
export const listPapersFor = async (
  { documents }: { readonly documents: Pick<DocumentStore, 'of'> },
  { assessment: { council, key }, request }: AskedWith,
): Promise<readonly DocumentIn<'clean'>[]> => {
  const named = request.papers ?? [];
  if (named.length === 0 || !isLive(request)) return [];
  const papers = new Map((await documents.of(council, { is: 'paper', assessment: key })).map((one) => [one.id, one]));
  return named.flatMap((id) => {
    const paper = papers.get(id);
    return paper && isIn(paper, 'clean') ? [paper] : [];
  });
};

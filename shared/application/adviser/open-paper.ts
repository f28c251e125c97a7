import { cleanAddress } from '../documents/clean-address.ts';
import { listPapersFor } from '../documents/list-papers.ts';
import type { DocumentFiles } from '../ports/document-files.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { adviserOf, type LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import { findForAdviser } from './view-advice-request.ts';

export interface PaperPorts extends LinkPorts {
  readonly documents: Pick<DocumentStore, 'of'>;
  readonly documentFiles: Pick<DocumentFiles, 'address'>;
}

/** The address of a paper that came with a request: a reading is written first. Null: there is none that this session may see. */
export const openPaper = async (
  ports: PaperPorts,
  live: LiveSession,
  id: string,
  paperId: string,
): Promise<string | null> => {
  const found = await findForAdviser(ports, live, id);
  const paper = found && (await listPapersFor(ports, found)).find((one) => one.id === paperId);
  if (!paper) return null;
  await ports.assessments.recordReading({
    council: paper.council,
    key: found.assessment.key,
    at: ports.clock.now(),
    on: ports.clock.today(),
    actor: adviserOf(live.session),
    what: `paper ${paper.id} of advice request ${id}`,
  });
  return cleanAddress(ports.documentFiles, paper);
};

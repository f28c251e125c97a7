import { NodeUnpacking } from '../../../shared/adapters/system/node-unpacking.ts';
import { recordScan, type ScanVerdict } from '../../../shared/application/documents/record-scan.ts';
import { recordUpload } from '../../../shared/application/documents/record-upload.ts';
import { documentPlaceOf } from '../../../shared/contracts/documents/document-file-key.ts';
import type { DocumentPlace } from '../../../shared/domain/document/document.ts';
import { aPdf } from '../../builders/document-files.ts';
import type { Seen } from '../../builders/page-visitor.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { MemoryMeasures } from '../../fakes/memory-measures.ts';
import { type adviserAtWork, ID } from './adviser-at-work.ts';

export const DOCUMENTS = `/answer/${ID}/documents`;
export const field = (seen: Seen, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(seen.html)?.[1] ?? '';

/** What happens to a file beyond the adviser's pages: the store takes it, the scanner judges it. The work's own browser is signed in. */
export const documentsAtWork = (work: Awaited<ReturnType<typeof adviserAtWork>>) => {
  const ports = { ...work.ports, unpacking: new NodeUnpacking(), measures: new MemoryMeasures(), log: new MemoryLog() };
  /** What the store does with a file that came under a key. */
  const take = async (key: string, bytes: Uint8Array, named: string) => {
    const place = documentPlaceOf(key);
    if (!place) throw new Error('The form has no key of ours');
    const version = work.documentFiles.post(place, bytes, named);
    await recordUpload(ports, place, version);
    return { place, version };
  };
  /** What a browser does with the page's form; gives the document's own page. */
  const post = async (bytes: Uint8Array = aPdf(), named = 'advice.pdf') => {
    const seen = await work.browser.get(DOCUMENTS);
    return { ...(await take(field(seen, 'key'), bytes, named)), page: field(seen, 'success_action_redirect') };
  };
  const scanned = (place: DocumentPlace, version: string, found: ScanVerdict['found'] = 'no-threats') =>
    recordScan(ports, { place, version, found });
  const send = async (bytes?: Uint8Array, named?: string) => {
    const posted = await post(bytes, named);
    await scanned(posted.place, posted.version);
    return posted;
  };
  return { ports, take, post, scanned, send };
};

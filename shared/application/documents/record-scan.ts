import { MEASURES } from '../../contracts/schedules/measures.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { checkDocument, faultOfSize } from '../../domain/document/check-document.ts';
import type { Document, DocumentPlace, Upload } from '../../domain/document/document.ts';
import { flaggedFor, foundClean, refusedFor, undecidedUpload } from '../../domain/document/document-life.ts';
import { attachmentOf } from '../../domain/document/file-name.ts';
import type { DocumentFiles } from '../ports/document-files.ts';
import type { Measures } from '../ports/measures.ts';
import type { Log } from '../ports/system.ts';
import type { Unpacking } from '../ports/unpacking.ts';
import { changeDocument } from './change-document.ts';
import { recordUpload, type UploadPorts } from './record-upload.ts';

export interface ScanPorts extends UploadPorts {
  readonly documentFiles: Pick<DocumentFiles, 'look' | 'read' | 'keepClean'>;
  readonly unpacking: Unpacking;
  readonly measures: Measures;
  readonly log: Log;
}

/** What the scanner says of one version of one file. `failed`: it could not look, or said something that we do not know. */
export interface ScanVerdict {
  readonly place: DocumentPlace;
  readonly version: string;
  readonly found: 'no-threats' | 'threats' | 'not-supported' | 'failed';
}

/** What we ourselves find in bytes that the scanner found nothing in, or could not look into. */
const judged = async (ports: ScanPorts, document: Document, upload: Upload, scanned: boolean): Promise<Document> => {
  const at = ports.clock.now();
  const size = faultOfSize(upload.bytes);
  if (size) return refusedFor(document, upload, size, at);
  const bytes = await ports.documentFiles.read(document, upload.version);
  const checked = checkDocument(bytes, document.fileName, ports.unpacking.inflate);
  if (!checked.ok) return refusedFor(document, upload, checked.fault, at);
  if (!scanned) return refusedFor(document, upload, 'not-supported', at);
  const disposition = attachmentOf(document.fileName, checked.type);
  const version = await ports.documentFiles.keepClean(document, bytes, checked.type, disposition);
  const sha256 = ports.unpacking.sha256(bytes);
  return foundClean(document, upload, { version, sha256, bytes: bytes.length, type: checked.type }, at);
};

const after = async (
  ports: ScanPorts,
  document: Document,
  upload: Upload,
  found: ScanVerdict['found'],
): Promise<Document | null> => {
  switch (found) {
    case 'no-threats':
      return judged(ports, document, upload, true);
    case 'threats':
      return refusedFor(document, upload, 'malware', ports.clock.now());
    case 'not-supported':
      return judged(ports, document, upload, false);
    case 'failed':
      return document.state.is === 'flagged' ? null : flaggedFor(document, upload, 'scan-failed', ports.clock.now());
    default:
      return assertNever(found);
  }
};

/**
 * Records a scan's result: only of that very version of a document that still waits or is flagged, so that repeated, late and forged
 * results change nothing. What no threat was found in is checked by ourselves, and the bytes that passed are what is kept as clean.
 */
export const recordScan = async (ports: ScanPorts, { place, version, found }: ScanVerdict): Promise<void> => {
  // The scan may be done before anybody told us that the file came.
  await recordUpload(ports, place, version);
  const recorded = await changeDocument(ports.documents, place, async (document) => {
    const upload = undecidedUpload(document, version);
    return upload && after(ports, document, upload, found);
  });
  if (!recorded?.changed) return ports.log.info('scan changed nothing', { found, known: recorded !== null });
  const { state } = recorded.document;
  if (state.is === 'flagged') ports.measures.note(MEASURES.documentScansFailed, 'Count', 1);
  ports.log.info('document judged', { is: state.is, ...('fault' in state && { fault: state.fault }) });
};

import { recordScan, type ScanPorts, type ScanVerdict } from '../../../shared/application/documents/record-scan.ts';
import { recordUpload } from '../../../shared/application/documents/record-upload.ts';
import { documentPlaceOf } from '../../../shared/contracts/documents/document-file-key.ts';
import { DocumentEvent, type ScanEvent } from '../../../shared/contracts/documents/scan-event.ts';
import { eachRecord } from '../../../shared/lambda/batch.ts';

/** Whose events count. The rules ask for the same; here it is asked again, of the event itself. */
export interface Uploads {
  readonly bucket: string;
  readonly account: string;
}

const FOUND: Readonly<Record<string, ScanVerdict['found']>> = {
  NO_THREATS_FOUND: 'no-threats',
  THREATS_FOUND: 'threats',
  UNSUPPORTED: 'not-supported',
};

/** Only a completed scan can find nothing. */
const foundBy = ({ detail: { scanStatus, scanResultDetails } }: ScanEvent): ScanVerdict['found'] => {
  const found = FOUND[scanResultDetails.scanResultStatus] ?? 'failed';
  return found === 'no-threats' && scanStatus !== 'COMPLETED' ? 'failed' : found;
};

const fileOf = (event: DocumentEvent) =>
  event.source === 'aws.s3'
    ? { bucket: event.detail.bucket.name, key: event.detail.object.key, version: event.detail.object['version-id'] }
    : {
        bucket: event.detail.s3ObjectDetails.bucketName,
        key: event.detail.s3ObjectDetails.objectKey,
        version: event.detail.s3ObjectDetails.versionId,
      };

/** Notes that a file came, and what the scanner said of it. An event about anything else is done with at once. */
export const recordDocumentScan = (ports: ScanPorts, uploads: Uploads) =>
  eachRecord('queue', async (content) => {
    const event = DocumentEvent.parse(content);
    const { bucket, key, version } = fileOf(event);
    const place = documentPlaceOf(key);
    if (event.account !== uploads.account || bucket !== uploads.bucket || !place)
      return ports.log.warn('event about no upload of ours', { source: event.source });
    await (event.source === 'aws.s3'
      ? recordUpload(ports, place, version)
      : recordScan(ports, { place, version, found: foundBy(event) }));
  });

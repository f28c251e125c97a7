import type { BusEvent } from '../../engine/engine.ts';

export interface ScannedObject {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
  /** As S3 gives it, in quotes; the event has it without. */
  readonly etag: string;
}

export type ScanResult = 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'FAILED';

/** GuardDuty's event about an object that a plan scanned, as it comes on the default bus (see shared/contracts/documents/examples). */
export function scanResult(plan: string, object: ScannedObject, result: ScanResult, now: Date): BusEvent {
  return {
    source: 'aws.guardduty',
    detailType: 'GuardDuty Malware Protection Object Scan Result',
    time: now,
    resources: [plan],
    detail: {
      schemaVersion: '1.0',
      scanStatus: result === 'FAILED' ? 'FAILED' : 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: {
        bucketName: object.bucket,
        objectKey: object.key,
        eTag: object.etag.replaceAll('"', ''),
        versionId: object.version,
        s3Throttled: false,
      },
      scanResultDetails: {
        scanResultStatus: result,
        threats: result === 'THREATS_FOUND' ? [{ name: 'EICAR-Test-File (not a virus)' }] : null,
        statusReasons: null,
      },
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { BusEvent } from '../../engine/engine.ts';
import { account } from '../../engine/resource-names.ts';

export interface CreatedObject {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** As S3 gives it, in quotes; the event has it without. */
  readonly etag: string;
  /** Where the bucket keeps versions. */
  readonly version?: string;
  readonly reason: 'PutObject' | 'POST Object';
}

/** S3's event for a new object, as a bucket with EventBridge turned on sends it to the default bus. */
export function objectCreated({ bucket, key, size, etag, version, reason }: CreatedObject, now: Date): BusEvent {
  return {
    source: 'aws.s3',
    detailType: 'Object Created',
    time: now,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        size,
        etag: etag.replaceAll('"', ''),
        ...(version && { 'version-id': version }),
        sequencer: now.getTime().toString(16).toUpperCase().padStart(18, '0'),
      },
      'request-id': randomUUID(),
      requester: account,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}

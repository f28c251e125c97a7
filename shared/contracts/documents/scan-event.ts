import * as z from 'zod';

/**
 * What GuardDuty Malware Protection for S3 says of an object that it scanned, at least once, on the account's own bus.
 * https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
 */
export const ScanEvent = z.object({
  source: z.literal('aws.guardduty'),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  account: z.string(),
  detail: z.object({
    scanStatus: z.enum(['COMPLETED', 'SKIPPED', 'FAILED']),
    s3ObjectDetails: z.object({
      bucketName: z.string(),
      objectKey: z.string(),
      versionId: z.string().min(1),
    }),
    // A result that GuardDuty may add one day is as good as a failure, and must not stop the queue.
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});
export type ScanEvent = z.infer<typeof ScanEvent>;

/** S3's event for a new object in a versioned bucket. */
export const UploadEvent = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  account: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), 'version-id': z.string().min(1) }),
  }),
});
export type UploadEvent = z.infer<typeof UploadEvent>;

export const DocumentEvent = z.discriminatedUnion('source', [ScanEvent, UploadEvent]);
export type DocumentEvent = z.infer<typeof DocumentEvent>;

import { Duration } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CorsRule,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { RecordsKey } from './records-key.ts';
import { removalOf } from './retention.ts';

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
};

export interface PrivateBucketProps {
  readonly settings: StageSettings;
  readonly key: RecordsKey;
  /** For so many days; or in versions, each for so many days, or for good. */
  readonly kept: { readonly days: number } | { readonly versionsForDays: number } | 'in versions';
  /** The origin whose pages may post files here by script, and read whether they were taken. */
  readonly postedFrom?: string;
  /** Where S3 writes who asked this bucket for what. */
  readonly accessLogs: AccessLogBucket;
}

/** What S3 tidies by itself. */
const lifecycleOf = (kept: PrivateBucketProps['kept']): LifecycleRule => {
  const abortIncompleteMultipartUploadAfter = Duration.days(1);
  if (kept === 'in versions') return { abortIncompleteMultipartUploadAfter };
  if ('days' in kept) return { expiration: Duration.days(kept.days), abortIncompleteMultipartUploadAfter };
  const expiration = Duration.days(kept.versionsForDays);
  return { expiration, noncurrentVersionExpiration: Duration.days(1), abortIncompleteMultipartUploadAfter };
};

const CORS_SECONDS = 3600;
const postsFrom = (origin: string): CorsRule => ({
  allowedMethods: [HttpMethods.POST],
  allowedOrigins: [origin],
  maxAge: CORS_SECONDS,
});

/** A bucket of our own: our key, nothing public, TLS only. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id, {
      ...CLOSED,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: props.accessLogs as IBucket,
      serverAccessLogsPrefix: `${scope.node.id}-${id}/`,
      removalPolicy: removalOf(props.settings),
      versioned: props.kept === 'in versions' || 'versionsForDays' in props.kept,
      lifecycleRules: [lifecycleOf(props.kept)],
      ...(props.postedFrom && { cors: [postsFrom(props.postedFrom)] }),
    });
  }
}

/** Who asked S3 for what. S3 itself writes it, which it cannot do under a key of ours. */
export class AccessLogBucket extends Bucket {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      ...CLOSED,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: removalOf(settings),
      lifecycleRules: [{ expiration: Duration.days(settings.logRetentionDays) }],
    });
  }
}

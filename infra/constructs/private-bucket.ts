import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
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
  readonly keptDays: number;
  /** Where S3 writes who asked this bucket for what. */
  readonly accessLogs: AccessLogBucket;
}

/** A bucket for files that pass through: our key, nothing public, TLS only, gone after some days. */
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
      lifecycleRules: [
        { expiration: Duration.days(props.keptDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
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

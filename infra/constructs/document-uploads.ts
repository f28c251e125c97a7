import { Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { MalwareScan } from './malware-scan.ts';
import { PrivateBucket, type PrivateBucketProps } from './private-bucket.ts';
import type { RecordsKey } from './records-key.ts';
import type { ServiceFunction } from './service-function.ts';

/** Long enough for a scan that comes late; nothing here is ever served. */
const KEPT_DAYS = 3;

/** Documents on their way in: posted straight from the sender's browser, scanned, checked, gone after some days. */
export class DocumentUploads extends Construct {
  readonly bucket: PrivateBucket;
  readonly #key: RecordsKey;

  constructor(scope: Construct, id: string, props: Omit<PrivateBucketProps, 'kept' | 'postedFrom'>) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = new PrivateBucket(this, 'Bucket', {
      ...props,
      kept: { versionsForDays: KEPT_DAYS },
      postedFrom: props.settings.publicOrigin,
    });
    this.#template.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    new MalwareScan(this, 'Scan', { bucket: this.bucket, key: props.key });
  }

  /** S3's events of files that arrived here. */
  get arrivals(): EventPattern {
    return this.#about('aws.s3', 'Object Created', { bucket: { name: [this.bucket.bucketName] } });
  }

  /** GuardDuty's results about files here. */
  get scans(): EventPattern {
    return this.#about('aws.guardduty', 'GuardDuty Malware Protection Object Scan Result', {
      s3ObjectDetails: { bucketName: [this.bucket.bucketName] },
    });
  }

  /** Signing forms, with which a browser or a council's system posts one file. Never reading. */
  grantForms(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:PutObject']);
    this.#key.grantWritingThrough('s3', fn);
  }

  /** Reading one version, to check it. */
  grantChecking(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:GetObjectVersion']);
    this.#key.grantReadingThrough('s3', fn);
    fn.set('UPLOADS_ACCOUNT', Stack.of(this).account);
  }

  /** Destroying every version of one for good. */
  grantDestroying(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:DeleteObjectVersion']);
    fn.allow({ actions: ['s3:ListBucketVersions'], resources: [this.bucket.bucketArn] });
  }

  get #template(): CfnBucket {
    return this.bucket.node.defaultChild as CfnBucket;
  }

  #about(source: string, detailType: string, detail: Record<string, unknown>): EventPattern {
    return { source: [source], detailType: [detailType], account: [Stack.of(this).account], detail };
  }

  #grant(fn: ServiceFunction, actions: string[]): void {
    fn.set('UPLOADS_BUCKET', this.bucket.bucketName);
    fn.allow({ actions, resources: [this.bucket.arnForObjects('*')] });
    acknowledge(fn, {
      [`IAM5[Resource::<${Stack.of(this).getLogicalId(this.#template)}.Arn>/*]`]:
        'Every council’s uploads, by ids of ours that are made when a form is handed out.',
    });
  }
}

import { Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { PrivateBucket, type PrivateBucketProps } from './private-bucket.ts';
import type { RecordsKey } from './records-key.ts';
import type { ServiceFunction } from './service-function.ts';

/** A council's trackers on their way in: put by the API or posted by a form of ours, read by the import's job. */
export class ImportsBucket extends Construct {
  readonly bucket: PrivateBucket;
  readonly #key: RecordsKey;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = new PrivateBucket(this, 'Bucket', props);
    // By the property itself: the library's own way puts a function of its own into the stack to set it.
    this.#template.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }

  /** S3's events of files that arrived here. */
  get arrivals(): EventPattern {
    return {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [this.bucket.bucketName] } },
    };
  }

  /** Putting a file, signing a form that lets a browser put one, and reading it where it is small enough to be done at once. */
  grantTakingIn(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:PutObject', 's3:GetObject']);
    this.#key.grantWritingThrough('s3', fn);
  }

  grantReading(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:GetObject']);
    this.#key.grantReadingThrough('s3', fn);
  }

  get #template(): CfnBucket {
    return this.bucket.node.defaultChild as CfnBucket;
  }

  #grant(fn: ServiceFunction, actions: string[]): void {
    fn.set('IMPORTS_BUCKET', this.bucket.bucketName);
    fn.allow({ actions, resources: [this.bucket.arnForObjects('*')] });
    acknowledge(fn, {
      [`IAM5[Resource::<${Stack.of(this).getLogicalId(this.#template)}.Arn>/*]`]:
        'Every council’s imports, whose names are made when they come; which council is checked by the function.',
    });
  }
}

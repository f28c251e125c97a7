import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { PrivateBucket, type PrivateBucketProps } from './private-bucket.ts';
import type { RecordsKey } from './records-key.ts';
import type { ServiceFunction } from './service-function.ts';

/** Clean copies of documents: kept, in versions. What is served is asked for by its version. */
export class DocumentsBucket extends Construct {
  readonly bucket: PrivateBucket;
  readonly #key: RecordsKey;

  constructor(scope: Construct, id: string, props: Omit<PrivateBucketProps, 'kept'>) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = new PrivateBucket(this, 'Bucket', { ...props, kept: 'in versions' });
  }

  /** Keeping what was scanned and checked. */
  grantKeeping(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:PutObject']);
    this.#key.grantWritingThrough('s3', fn);
  }

  /** Signing addresses, with which a browser gets one version for a minute. */
  grantServing(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:GetObjectVersion']);
    this.#key.grantReadingThrough('s3', fn);
  }

  /** Destroying every version of one for good: a wrong upload, or one taken back. */
  grantDestroying(fn: ServiceFunction): void {
    this.#grant(fn, ['s3:DeleteObjectVersion']);
    fn.allow({ actions: ['s3:ListBucketVersions'], resources: [this.bucket.bucketArn] });
  }

  #grant(fn: ServiceFunction, actions: string[]): void {
    fn.set('DOCUMENTS_BUCKET', this.bucket.bucketName);
    fn.allow({ actions, resources: [this.bucket.arnForObjects('*')] });
    const stack = Stack.of(this);
    // Functions stand in another stack, and know it by its export.
    const exported = stack.resolve(stack.exportValue(this.bucket.bucketArn))['Fn::ImportValue'];
    acknowledge(fn, {
      [`IAM5[Resource::${exported}/*]`]:
        'Every council’s documents, by ids of ours; whose they are is decided by the function, from the record.',
    });
  }
}

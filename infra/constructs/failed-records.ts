import { Stack } from 'aws-cdk-lib';
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { PrivateBucket, type PrivateBucketProps } from './private-bucket.ts';
import type { RecordsKey } from './records-key.ts';
import type { ServiceFunction } from './service-function.ts';

/** What streams could not deliver, with its content, so that the stream goes on and nothing is lost. */
export class FailedRecords extends Construct {
  readonly bucket: PrivateBucket;
  readonly #key: RecordsKey;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = new PrivateBucket(this, 'Bucket', props);
  }

  /** For an event source mapping, which writes with its function's role: only adding, only where Lambda writes. */
  destinationFor(fn: ServiceFunction): IEventSourceDlq {
    return {
      bind: () => {
        fn.allow({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] });
        fn.allow({ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects('aws/lambda/*')] });
        this.#key.grantWritingThrough('s3', fn);
        const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
        acknowledge(fn, {
          [`IAM5[Resource::<${bucket}.Arn>/aws/lambda/*]`]: 'Lambda names what it adds by mapping, shard and time.',
        });
        return { destination: this.bucket.bucketArn };
      },
    };
  }
}

import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { removalOf } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';

type KeyedService = 'dynamodb' | 's3';

/** The customer-managed key of the records: tables, imports and the records that a stream could not deliver. */
export class RecordsKey extends Key {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      description: `EHC Advice, stage ${settings.stage}: tables and files`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: removalOf(settings),
    });
  }

  /** Only through the service that holds what it encrypts, never by itself. */
  grantReadingThrough(service: KeyedService, fn: ServiceFunction): void {
    this.#grant(service, fn, ['kms:Decrypt', 'kms:DescribeKey']);
  }

  grantWritingThrough(service: KeyedService, fn: ServiceFunction): void {
    this.#grant(service, fn, [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ]);
  }

  #grant(service: KeyedService, fn: ServiceFunction, actions: string[]): void {
    const conditions = { StringEquals: { 'kms:ViaService': fn.via(service) } };
    fn.allow({ actions, resources: [this.keyArn], conditions });
  }
}

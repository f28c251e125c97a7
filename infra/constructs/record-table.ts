import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { RecordsKey } from './records-key.ts';
import { removalOf } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';

/** A sparse index: items without its key attributes are not in it. */
export interface RecordIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly keysOnly?: boolean;
}

export interface RecordTableProps {
  readonly settings: StageSettings;
  readonly key: RecordsKey;
}

interface RecordTableShape {
  /** The variable in which functions find the table's name. */
  readonly variable: string;
  readonly indexes?: readonly RecordIndex[];
  readonly streamed?: boolean;
  readonly expiresBy?: string;
}

export const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction is allowed by the actions of its parts. */
export const CHECK = ['dynamodb:ConditionCheckItem'];
export const PUT = ['dynamodb:PutItem'];
export const CHANGE = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
export const DELETE = ['dynamodb:DeleteItem'];

/**
 * A table of records: `pk` and `sk`, on demand, restorable to any second of 35 days, encrypted with our key, kept.
 * Each table extends it with grants by intent; nothing else gives access to it, and none of them gives a Scan.
 */
export abstract class RecordTable<Index extends string = never> extends Construct {
  readonly table: Table;
  readonly #key: RecordsKey;
  readonly #variable: string;

  constructor(scope: Construct, id: string, { settings, key }: RecordTableProps, shape: RecordTableShape) {
    super(scope, id);
    this.#key = key;
    this.#variable = shape.variable;
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      deletionProtection: settings.keepRecords,
      removalPolicy: removalOf(settings),
      ...(shape.streamed && { stream: StreamViewType.NEW_IMAGE }),
      ...(shape.expiresBy && { timeToLiveAttribute: shape.expiresBy }),
    });
    for (const index of shape.indexes ?? []) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        projectionType: index.keysOnly ? ProjectionType.KEYS_ONLY : ProjectionType.ALL,
      });
    }
  }

  /** Named actions on items, where `partitions` are given only on those whose partition key is like one of them. */
  protected allow(fn: ServiceFunction, actions: readonly string[], partitions?: readonly string[]): void {
    this.#name(
      fn,
      actions.some((action) => !READ.includes(action)),
    );
    fn.allow({
      actions: [...new Set(actions)],
      resources: [this.table.tableArn],
      ...(partitions && { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } } }),
    });
  }

  /** Queries of indexes, by name. An index's leading key is its own, so no partition of the table limits it. */
  protected allowIndexes(fn: ServiceFunction, ...indexes: readonly Index[]): void {
    this.#name(fn, false);
    fn.allow({
      actions: ['dynamodb:Query'],
      resources: indexes.map((index) => `${this.table.tableArn}/index/${index}`),
    });
  }

  /** What an event source mapping needs to follow the table's stream with the function's role. */
  grantFollowing(fn: ServiceFunction): void {
    this.#key.grantReadingThrough('dynamodb', fn);
    fn.allow({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [this.table.tableStreamArn ?? ''],
    });
  }

  #name(fn: ServiceFunction, writes: boolean): void {
    fn.set(this.#variable, this.table.tableName);
    if (writes) this.#key.grantWritingThrough('dynamodb', fn);
    else this.#key.grantReadingThrough('dynamodb', fn);
  }
}

import { DynamodbError, type DynamodbWire } from './dynamodb-wire.ts';
import { imageWithEmptyMaps } from './empty-maps.ts';
import type { Collection, LocalStore } from './engine.ts';

export interface StreamRecord {
  readonly shard: string;
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly [member: string]: unknown };
  readonly [member: string]: unknown;
}

interface Position {
  readonly after?: string;
  readonly isDone?: true;
}
interface Shards {
  readonly StreamDescription: {
    readonly Shards: readonly { readonly ShardId: string }[];
    readonly LastEvaluatedShardId?: string;
  };
}
interface Records {
  readonly Records: readonly Omit<StreamRecord, 'shard'>[];
  readonly NextShardIterator?: string;
}

const streams = 'DynamoDBStreams_20120810';

/** Reads a table's stream for one consumer, shard after shard, from where that consumer had come to: the place is kept. */
export class StreamReader {
  readonly #wire: DynamodbWire;
  readonly #table: string;
  readonly #positions: Collection<Position>;
  #stream: string | undefined;
  #shards: readonly string[] = [];
  #iterator: { readonly shard: string; readonly token: string } | undefined;

  constructor(wire: DynamodbWire, table: string, consumer: string, store: LocalStore) {
    this.#wire = wire;
    this.#table = table;
    this.#positions = store.collection(`stream ${table} ${consumer}`);
  }

  /** The records that follow, oldest first; none where the consumer has them all. Call `passed` when they are dealt with. */
  async read(limit: number): Promise<StreamRecord[]> {
    for (;;) {
      const shard = await this.#currentShard();
      if (shard === undefined) return [];
      const { Records: records, NextShardIterator } = await this.#getRecords(shard, limit);
      this.#iterator = NextShardIterator === undefined ? undefined : { shard, token: NextShardIterator };
      if (records.length > 0) return records.map((record) => asOnAws(record, shard));
      if (NextShardIterator !== undefined) return [];
      this.#positions.put(shard, { isDone: true });
    }
  }

  /** Notes that everything up to this record is dealt with. */
  passed({ shard, dynamodb }: StreamRecord): void {
    this.#positions.put(shard, { after: dynamodb.SequenceNumber });
  }

  async #currentShard(): Promise<string | undefined> {
    const open = () => this.#shards.find((shard) => !this.#positions.get(shard)?.isDone);
    const known = open();
    if (known !== undefined) return known;
    this.#shards = await this.#listShards();
    return open();
  }

  async #listShards(): Promise<string[]> {
    this.#stream ??= await this.#findStream();
    const found: string[] = [];
    for (let from: string | undefined; ; ) {
      const input = { StreamArn: this.#stream, ...(from === undefined ? {} : { ExclusiveStartShardId: from }) };
      const { StreamDescription } = await this.#wire.call<Shards>(`${streams}.DescribeStream`, input);
      found.push(...StreamDescription.Shards.map(({ ShardId }) => ShardId));
      from = StreamDescription.LastEvaluatedShardId;
      // A shard's id begins with the instant at which it was opened: sorted, parents come before their children.
      if (from === undefined) return found.toSorted();
    }
  }

  async #findStream(): Promise<string> {
    const input = { TableName: this.#table };
    const { Table } = await this.#wire.call<{ Table: { LatestStreamArn?: string } }>('DescribeTable', input);
    if (Table.LatestStreamArn === undefined) throw new Error(`The table ${this.#table} has no stream`);
    return Table.LatestStreamArn;
  }

  async #getRecords(shard: string, limit: number): Promise<Records> {
    for (let again = false; ; again = true) {
      const token = this.#iterator?.shard === shard && !again ? this.#iterator.token : await this.#newIterator(shard);
      try {
        return await this.#wire.call<Records>(`${streams}.GetRecords`, { ShardIterator: token, Limit: limit });
      } catch (error) {
        if (again || !(error instanceof DynamodbError)) throw error;
      }
    }
  }

  async #newIterator(shard: string): Promise<string> {
    const after = this.#positions.get(shard)?.after;
    const where = { StreamArn: this.#stream ?? (await this.#findStream()), ShardId: shard };
    const oldest = { ...where, ShardIteratorType: 'TRIM_HORIZON' };
    const next = { ...where, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const get = (input: object) => this.#wire.call<{ ShardIterator: string }>(`${streams}.GetShardIterator`, input);
    try {
      return (await get(after === undefined ? oldest : next)).ShardIterator;
    } catch (error) {
      // What came after the place kept was trimmed, as after a day on AWS: the oldest that is left is what follows.
      if (after !== undefined && error instanceof DynamodbError && error.type === 'TrimmedDataAccessException')
        return (await get(oldest)).ShardIterator;
      throw error;
    }
  }
}

/** A record as Lambda would hand it over: with its shard, and images that DynamoDB Local wrote wrongly put right. */
function asOnAws(record: Omit<StreamRecord, 'shard'>, shard: string): StreamRecord {
  const { NewImage: image, ...dynamodb } = record.dynamodb as StreamRecord['dynamodb'];
  const put = image === undefined ? {} : { NewImage: imageWithEmptyMaps(image as Record<string, unknown>) };
  return { ...record, shard, dynamodb: { ...dynamodb, ...put } } as StreamRecord;
}

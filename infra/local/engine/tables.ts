import { DynamodbError, type DynamodbWire } from './dynamodb-wire.ts';
import type { Resource, Stacks } from './engine.ts';
import { StartRefused } from './start-refused.ts';

interface KeyPart {
  readonly AttributeName: string;
  readonly KeyType: string;
}
interface Index {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyPart[];
  readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
}
interface Shape {
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly KeySchema: readonly KeyPart[];
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly LocalSecondaryIndexes?: readonly Index[];
  readonly StreamSpecification?: { readonly StreamViewType?: string };
}

/** The tables of the templates; DynamoDB's older and newer resource types alike. */
export const tablesOf = (stacks: Stacks): readonly Resource[] => [
  ...stacks.ofType('AWS::DynamoDB::Table'),
  ...stacks.ofType('AWS::DynamoDB::GlobalTable'),
];

/** Makes each table that is not there yet; one that is there with other keys, indexes or stream is refused, never altered. */
export async function makeTables(wire: DynamodbWire, stacks: Stacks): Promise<void> {
  for (const table of tablesOf(stacks)) {
    const there = await describe(wire, table.physicalId);
    if (there) checkSame(table, there);
    else await make(wire, table);
  }
}

async function describe(wire: DynamodbWire, name: string): Promise<Shape | undefined> {
  try {
    return (await wire.call<{ Table: Shape }>('DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DynamodbError && error.type === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function make(wire: DynamodbWire, { physicalId, properties }: Resource): Promise<void> {
  const shape = properties as Shape & { TimeToLiveSpecification?: { Enabled: boolean; AttributeName: string } };
  const pick = ({ IndexName, KeySchema, Projection }: Index) => ({ IndexName, KeySchema, Projection });
  const view = shape.StreamSpecification?.StreamViewType;
  await wire.call('CreateTable', {
    TableName: physicalId,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: shape.AttributeDefinitions,
    KeySchema: shape.KeySchema,
    ...(shape.GlobalSecondaryIndexes?.length ? { GlobalSecondaryIndexes: shape.GlobalSecondaryIndexes.map(pick) } : {}),
    ...(shape.LocalSecondaryIndexes?.length ? { LocalSecondaryIndexes: shape.LocalSecondaryIndexes.map(pick) } : {}),
    ...(view ? { StreamSpecification: { StreamEnabled: true, StreamViewType: view } } : {}),
  });
  const ttl = shape.TimeToLiveSpecification;
  if (ttl?.Enabled) await wire.call('UpdateTimeToLive', { TableName: physicalId, TimeToLiveSpecification: ttl });
}

/** What must not differ, in words that can be compared. */
function outline(shape: Shape): string[] {
  const type = (name: string) => shape.AttributeDefinitions.find((each) => each.AttributeName === name)?.AttributeType;
  const keys = (parts: readonly KeyPart[]) =>
    parts.map((p) => `${p.KeyType} ${p.AttributeName} ${type(p.AttributeName)}`).join(', ');
  const index = ({ IndexName, KeySchema, Projection }: Index) =>
    `index ${IndexName} (${keys(KeySchema)}; ${[Projection.ProjectionType ?? 'ALL', ...(Projection.NonKeyAttributes ?? []).toSorted()].join(' ')})`;
  const indexes = [...(shape.GlobalSecondaryIndexes ?? []), ...(shape.LocalSecondaryIndexes ?? [])];
  return [
    `keys ${keys(shape.KeySchema)}`,
    `stream ${shape.StreamSpecification?.StreamViewType ?? 'off'}`,
    ...indexes.map(index),
  ];
}

function checkSame(table: Resource, there: Shape): void {
  const wanted = new Set(outline(table.properties as Shape));
  const found = new Set(outline(there));
  const differences = [
    ...[...wanted].filter((each) => !found.has(each)),
    ...[...found].filter((each) => !wanted.has(each)),
  ];
  if (differences.length === 0) return;
  throw new StartRefused(
    `The table ${table.physicalId} was kept with another shape (${differences.toSorted().join('; ')}): choose another --data, or remove this one`,
  );
}

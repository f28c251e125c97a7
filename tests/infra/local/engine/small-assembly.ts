import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

export interface SmallStack {
  readonly Resources: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

export interface SmallAssembly {
  readonly folder: string;
  remove(): void;
}

/** A cloud assembly as the CDK would write it: stacks by name, and the source of each function's bundle by object key. */
export async function smallAssembly(
  stacks: Readonly<Record<string, SmallStack>>,
  bundles: Readonly<Record<string, string>> = {},
): Promise<SmallAssembly> {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-assembly-'));
  const artifacts: Record<string, unknown> = {};
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    const properties = { templateFile: `${name}.template.json`, stackName: name };
    artifacts[name] = { type: 'aws:cloudformation:stack', properties };
  }
  const files: Record<string, unknown> = {};
  for (const [key, contents] of Object.entries(bundles)) {
    const path = `asset.${key.replace('.zip', '')}`;
    mkdirSync(join(folder, path));
    await build({
      stdin: { contents, resolveDir: resolve(import.meta.dirname, '../../../..') },
      outfile: join(folder, path, 'index.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    files[key] = { source: { path }, destinations: { here: { objectKey: key } } };
  }
  writeFileSync(join(folder, 'small.assets.json'), JSON.stringify({ files }));
  artifacts['small.assets'] = { type: 'cdk:asset-manifest', properties: { file: 'small.assets.json' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A function whose bundle is `<name>.zip`. */
export const aFunction = (name: string, properties: object = {}): object => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
    Timeout: 10,
    MemorySize: 256,
    Environment: { Variables: { POWERTOOLS_SERVICE_NAME: name, TABLE: { Ref: 'Notes' }, BUS: { Ref: 'Bus' } } },
    ...properties,
  },
});

/** A table of the house's shape: string keys `pk` and `sk`, and a stream. */
export const aTable = (properties: object = {}): object => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    ...properties,
  },
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from './assembly.ts';
import type { Resource } from './engine.ts';
import { StartRefused } from './start-refused.ts';

export interface Bundle {
  readonly file: string;
  readonly handler: string;
}

/** Where a function's bundle is in the assembly, and what it exports: `index.handler` is `handler` of index.mjs, .js or .cjs. */
export function bundleOf(assembly: Assembly, { id, properties }: Resource): Bundle {
  const key = String(properties.Code?.S3Key ?? '');
  const folder = assembly.assets.get(key);
  if (folder === undefined)
    throw new StartRefused(`The function ${id} has no bundle in the assembly (${key || 'inline code'})`);
  const [stem = '', handler = ''] = String(properties.Handler).split('.');
  const file = ['.mjs', '.js', '.cjs'].map((suffix) => join(folder, stem + suffix)).find((path) => existsSync(path));
  if (file === undefined) throw new StartRefused(`The function ${id} has no ${stem}.mjs in ${folder}`);
  return { file, handler };
}

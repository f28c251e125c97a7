import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, type FunctionFolder, functionFolders } from '../../infra/constructs/function-bundles.ts';
import { foldersIn, functionOf, synthesised } from './synthesised.ts';

const prod = synthesised('prod');
const KB = 1000;
const run = promisify(execFile);

/** What AWS puts where the template only says of what it is, and more than some text is asked for. */
const EXAMPLES: Readonly<Record<string, string>> = { TOKEN_ISSUER: 'https://issuer.example.gov.uk' };

/** Those that sign forms and addresses of S3 carry its client beside pages or the whole API. */
const MOST_BYTES: Readonly<Record<string, number>> = { 'pages/answer-request': 1150 * KB, 'api/advice-api': 850 * KB };

describe('functions', () => {
  it('are deployed, every folder of them, and have a schema of their environment beside them', () => {
    expect(foldersIn(prod).sort()).toEqual(functionFolders());
    expect(globSync('functions/*/*/env.ts')).toHaveLength(functionFolders().length);
  });
});

describe('bundles', () => {
  let bytes: ReadonlyMap<FunctionFolder, number>;
  let codeOf: Awaited<ReturnType<typeof bundleFunctions>>['codeOf'];
  beforeAll(async () => {
    ({ bytes, codeOf } = await bundleFunctions());
  }, 60_000);

  it.each(functionFolders())('of functions/%s stays small', (folder) => {
    expect(bytes.get(folder)).toBeGreaterThan(0);
    expect(bytes.get(folder)).toBeLessThanOrEqual(
      MOST_BYTES[folder] ?? (folder.startsWith('pages/') ? 900 * KB : 800 * KB),
    );
  });

  it.each(functionFolders())(
    'of functions/%s loads by itself and offers a handler',
    { timeout: 30_000 },
    async (folder) => {
      const bundle = resolve('.build/functions', folder.replace('/', '-'), 'index.mjs');
      const set = Object.entries<unknown>(functionOf(prod, folder).Properties.Environment.Variables);
      const environment = set.map(([name, value]) => [
        name,
        typeof value === 'string' ? value : (EXAMPLES[name] ?? 'example'),
      ]);
      const { stdout } = await run(
        process.execPath,
        ['-e', `import(${JSON.stringify(bundle)}).then((m) => console.log(typeof m.handler))`],
        {
          env: { AWS_REGION: 'eu-west-2', ...Object.fromEntries(environment) },
        },
      );
      expect(stdout.trim()).toBe('function');
    },
  );

  it('have no example mail in them', () => {
    for (const folder of functionFolders())
      expect(readFileSync(resolve('.build/functions', folder.replace('/', '-'), 'index.mjs'), 'utf8')).not.toContain(
        'North Vale Health',
      );
  });

  it('of a folder that is none are refused by name', () => {
    expect(() => codeOf('pages/nothing')).toThrow('There is no bundle of functions/pages/nothing');
  });
});

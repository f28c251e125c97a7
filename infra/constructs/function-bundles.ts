import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, '.build/functions');

/** A function's folder below functions/, such as `streams/send-mail`. */
export type FunctionFolder = `${string}/${string}`;
/** Where a function's code comes from: its bundle, or a stand-in where a test wants templates alone. */
export type CodeOf = (folder: FunctionFolder) => Code;

/** Credentials come to a Lambda in its environment, so the SDK never takes these ways: they are imported on use, which never comes. */
const CREDENTIALS_NEVER_USED = ['sso', 'ini', 'process', 'web-identity', 'login'].map(
  (kind) => `@aws-sdk/credential-provider-${kind}`,
);

/** Commands are run by a person, on their own machine: they are no functions. */
export const functionFolders = (): FunctionFolder[] =>
  globSync('functions/*/*/index.ts', { cwd: ROOT, exclude: ['functions/commands/**'] })
    .map((path) => dirname(path).replaceAll('\\', '/').replace('functions/', '') as FunctionFolder)
    .sort();

/** Bundles every function in one go into .build/functions; resolves to where each one's code is, and how many bytes it has. */
export async function bundleFunctions(): Promise<{ codeOf: CodeOf; bytes: ReadonlyMap<FunctionFolder, number> }> {
  const folders = functionFolders();
  const { outputFiles } = await build({
    write: false,
    absWorkingDir: ROOT,
    entryPoints: folders.map((folder) => ({ in: `functions/${folder}/index.ts`, out: `${bundleName(folder)}/index` })),
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: CREDENTIALS_NEVER_USED,
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    // Some packages are CommonJS and ask for Node's own modules by `require`, which a module does not have.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) writeChanged(path, contents);
  const size = (folder: FunctionFolder) =>
    outputFiles.find(({ path }) => path === join(bundleFolder(folder), 'index.mjs'))?.contents.length ?? 0;
  return {
    codeOf: (folder) => {
      if (!folders.includes(folder)) throw new Error(`There is no bundle of functions/${folder}: it has no index.ts.`);
      return Code.fromAsset(bundleFolder(folder));
    },
    bytes: new Map(folders.map((folder) => [folder, size(folder)])),
  };
}

/** In one step and only where it differs: others may be reading the same bundles, or writing them, at this moment. */
function writeChanged(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, contents);
  renameSync(whole, path);
}

const bundleName = (folder: FunctionFolder) => folder.replace('/', '-');
const bundleFolder = (folder: FunctionFolder) => resolve(OUT, bundleName(folder));

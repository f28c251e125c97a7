/**
 * Makes what the pages need at run time out of what people write: Nunjucks templates become functions, the style sheets
 * one compressed string with its hash for the Content-Security-Policy. `npm run build:pages`; the result is not committed, and is left
 * alone where it is of these sources: others may be reading it.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import nunjucks from 'nunjucks';
import * as sass from 'sass';

const ROOT = path.resolve(import.meta.dirname, '..');
const TEMPLATES = path.join(ROOT, 'shared/pages/templates');
const GOVUK = path.join(ROOT, 'node_modules/govuk-frontend/dist');
const SCRIPTS = path.join(ROOT, 'shared/pages/scripts');
const OUT = path.join(ROOT, 'shared/pages/compiled');

const environment = new nunjucks.Environment(null, { autoescape: true, trimBlocks: true, lstripBlocks: true });

/** The GOV.UK macros that a template reaches, by its imports and theirs. */
const withImports = (names: readonly string[], found = new Map<string, string>()): Map<string, string> => {
  for (const name of names) {
    if (found.has(name)) continue;
    const file = name.startsWith('govuk/') ? path.join(GOVUK, name) : path.join(TEMPLATES, name);
    const source = readFileSync(file, 'utf8');
    found.set(name, source);
    const imported = [...source.matchAll(/{%-?\s*(?:from|import|include|extends)\s+["']([^"']+)["']/g)].map(
      ([, to = '']) => (to.startsWith('.') ? path.posix.join(path.posix.dirname(name), to) : to),
    );
    withImports(imported, found);
  }
  return found;
};

/** The folders of templates: each function bundles its own and what all share. */
const AREAS = ['answer', 'scorecard', 'sign-in'] as const;

const compileTemplates = (area: string): string => {
  const own = globSync([`${area}/*.njk`, '*.njk'], { cwd: TEMPLATES }).map((name) => name.split(path.sep).join('/'));
  const entries = [...withImports(own.sort())].map(([name, source]) => {
    const code = nunjucks.precompileString(source, {
      name,
      env: environment,
      wrapper: ([template]: { template: string }[]) => template?.template ?? '',
    } as never);
    return `${JSON.stringify(name)}: (() => {\n${code}\n})()`;
  });
  return `export const templates = {\n${entries.join(',\n')}\n};\n`;
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const compileStyle = (): string => {
  const { css } = sass.compile(path.join(ROOT, 'shared/pages/styles/page.scss'), {
    style: 'compressed',
    loadPaths: [ROOT],
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  const text = css.replace(/^\uFEFF/, '').trim();
  return `export const style = ${JSON.stringify(text)};\nexport const styleHash = ${JSON.stringify(hashOf(text))};\n`;
};

/** Scripts are small, and stand in the page itself: what a page may run is named by its hash. */
const compileScripts = (): { readonly code: string; readonly types: string } => {
  const names = globSync('*.js', { cwd: SCRIPTS }).sort();
  const scripts = names.map((file) => {
    const source = readFileSync(path.join(SCRIPTS, file), 'utf8');
    const text = transformSync(source, { minify: true, target: 'es2020' }).code.trim();
    return [path.basename(file, '.js'), { text, hash: hashOf(text) }] as const;
  });
  const types = scripts.map(([name]) => `readonly '${name}': { readonly text: string; readonly hash: string }`);
  return {
    code: `export const scripts = ${JSON.stringify(Object.fromEntries(scripts))};\n`,
    types: `export declare const scripts: { ${types.join('; ')} };\n`,
  };
};

const STAMP = path.join(OUT, 'made-from');

/** What the pages are made from, and what was made of it. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  const sources = [
    'shared/pages/{templates,styles,scripts,compiled}/**/*.*',
    'infra/compile-pages.ts',
    'package-lock.json',
  ];
  for (const name of globSync(sources, { cwd: ROOT }).sort())
    hash.update(name).update(readFileSync(path.join(ROOT, name)));
  return hash.digest('hex');
};

const compilePages = (): void => {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) return;
  mkdirSync(OUT, { recursive: true });
  rmSync(STAMP, { force: true });
  const scripts = compileScripts();
  writeFileSync(path.join(OUT, 'scripts.js'), scripts.code);
  writeFileSync(path.join(OUT, 'scripts.d.ts'), scripts.types);
  for (const area of AREAS) {
    writeFileSync(path.join(OUT, `${area}-templates.js`), compileTemplates(area));
    writeFileSync(
      path.join(OUT, `${area}-templates.d.ts`),
      'export declare const templates: Readonly<Record<string, { root: unknown }>>;\n',
    );
  }
  writeFileSync(path.join(OUT, 'style.js'), compileStyle());
  writeFileSync(
    path.join(OUT, 'style.d.ts'),
    'export declare const style: string;\nexport declare const styleHash: string;\n',
  );
  writeFileSync(STAMP, fingerprint());
};

if (import.meta.main) compilePages();

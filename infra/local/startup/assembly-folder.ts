import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { StartRefused } from '../engine/start-refused.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const KEPT = join(ROOT, '.build', 'assemblies');
const WEEK = 7 * 86_400_000;

/**
 * The cloud assembly of the example stage for an origin, as `cdk synth` makes it. The same sources give the same folder, so that
 * a second start, and one beside it, need no synthesis; folders that nobody used for a week go.
 * @throws {StartRefused} where the stacks do not synthesise
 */
export async function assemblyFolder(publicOrigin: string, onProgress: (line: string) => void): Promise<string> {
  mkdirSync(KEPT, { recursive: true });
  const folder = join(KEPT, fingerprint(publicOrigin));
  if (!existsSync(folder)) {
    onProgress('Synthesising the stacks');
    const draft = mkdtempSync(join(KEPT, 'draft-'));
    onProgress(await synthesise(draft, publicOrigin));
    // Whole or not at all; another start may have been first.
    if (existsSync(folder)) rmSync(draft, { recursive: true });
    else renameSync(draft, folder);
  }
  utimesSync(folder, new Date(), new Date());
  removeOld();
  return folder;
}

function fingerprint(publicOrigin: string): string {
  const hash = createHash('sha256').update(publicOrigin);
  const sources = globSync(['infra/**/*', 'functions/**/*', 'shared/**/*', 'package-lock.json', 'cdk.json'], {
    cwd: ROOT,
  });
  for (const name of sources.sort()) {
    if (/^infra\/local\/|\.md$/.test(name) || !statSync(join(ROOT, name)).isFile()) continue;
    hash.update(name).update(readFileSync(join(ROOT, name)));
  }
  return hash.digest('hex').slice(0, 24);
}

function synthesise(folder: string, publicOrigin: string): Promise<string> {
  return new Promise((done, refused) => {
    const child = spawn(process.execPath, ['infra/app.ts'], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: contextFor(publicOrigin) },
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)));
    child.once('error', refused);
    child.once('exit', (code) => {
      const lines = said.join('').trim().split('\n');
      if (code === 0) done(lines.at(-1) ?? '');
      else
        refused(
          new StartRefused(
            `The stacks do not synthesise (try: npm run synth): ${lines.find((line) => /error|«|:/i.test(line)) ?? code}`,
          ),
        );
    });
  });
}

/** What cdk.json gives the CDK's own command, and this machine's address in place of the stage's. */
function contextFor(publicOrigin: string): string {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  return JSON.stringify({ ...context, stage: 'example', publicOrigin });
}

function removeOld(): void {
  for (const name of globSync('*', { cwd: KEPT }))
    if (statSync(join(KEPT, name)).mtimeMs < Date.now() - WEEK)
      rmSync(join(KEPT, name), { recursive: true, force: true });
}

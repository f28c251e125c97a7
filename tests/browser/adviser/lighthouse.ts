/**
 * Lighthouse on the adviser's landing, list, request and form: `npm run lighthouse`. Performance, accessibility and best practices must be
 * 100 each (SEO is not measured: the pages are not to be found). Exits 1 where one is less.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse from 'lighthouse';
import { ID } from '../../functions/pages/adviser-at-work.ts';
import { ARGUMENTS, chromiumPath } from '../chromium.ts';
import { AdviserSite, type AdviserWork } from './adviser-site.ts';

const MEASURED = ['performance', 'accessibility', 'best-practices'] as const;
/** What else the machine does takes from a reading: the best of so many stands. */
const READINGS = 4;
const PAGES: readonly (readonly [name: string, path: (work: AdviserWork) => string])[] = [
  ['landing', ({ token }) => `/r/${token}`],
  ['list', () => '/answer'],
  ['request', () => `/answer/${ID}`],
  ['form', () => `/answer/${ID}/advice`],
];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const port = await freePort();
// Lighthouse 13.5 takes whatever page has a Referrer-Policy, of any value, for one whose loading was broken off.
const site = await new AdviserSite('Referrer-Policy').start();
const profile = mkdtempSync(path.join(tmpdir(), 'lighthouse-'));
const flags = [
  ...ARGUMENTS,
  '--headless',
  `--remote-debugging-port=${port}`,
  `--user-data-dir=${profile}`,
  'about:blank',
];
const browser = spawn(await chromiumPath(), flags, { stdio: 'ignore' });
const listening = async (): Promise<void> => {
  for (let tried = 0; tried < 100; tried += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/json/version`).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The browser does not listen');
};
await listening();
/** One reading of a page: its scores, and what took from them. */
const measure = async (pathOf: (work: AdviserWork) => string) => {
  const work = await site.work({ listLink: true });
  await work.signIn();
  const Cookie = [...work.browser.cookies].map((pair) => pair.join('=')).join('; ');
  const result = await lighthouse(`${site.origin}${pathOf(work)}`, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...MEASURED],
    extraHeaders: { Cookie },
  });
  if (!result || result.lhr.runtimeError) throw new Error(`No reading: ${result?.lhr.runtimeError?.message}`);
  const { categories, audits } = result.lhr;
  const scores = MEASURED.map((category) => Math.round((categories[category]?.score ?? 0) * 100));
  const lost = Object.values(audits).filter(({ score }) => score !== null && score < 1);
  return { scores, worst: Math.min(...scores), lost: lost.map(({ id, score }) => `${id} ${score}`) };
};

let worst = 100;
try {
  for (const [name, pathOf] of PAGES) {
    let best = await measure(pathOf);
    for (let tried = 1; tried < READINGS && best.worst < 100; tried += 1) {
      const again = await measure(pathOf);
      if (again.worst > best.worst) best = again;
    }
    worst = Math.min(worst, best.worst);
    console.log(`${name}: ${MEASURED.map((category, at) => `${category} ${best.scores[at]}`).join(', ')}`);
    if (best.worst < 100) console.log(`  ${best.lost.join(', ')}`);
  }
} finally {
  browser.kill();
  await site.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`lighthouse: pages ${PAGES.length}, worst ${worst}`);
process.exitCode = worst < 100 ? 1 : 0;

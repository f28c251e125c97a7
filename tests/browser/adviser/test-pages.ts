/**
 * Every page of the adviser in every state, in a real browser: wide and narrow, with and without its script, with large text and forced
 * colours. `npm run test:browser`; ends with `pages P, states S, violations V`, and 1 if there is any, or a page without a state.
 */
import { gzipSync } from 'node:zlib';
import { routes } from '../../../functions/pages/answer-request/handler.ts';
import { ID } from '../../functions/pages/adviser-at-work.ts';
import { launchBrowser } from '../chromium.ts';
import { AdviserSite } from './adviser-site.ts';
import { faultsOf, inState, LOOKS } from './look-at-pages.ts';
import type { PageState } from './page-state.ts';
import { STATES } from './states.ts';
import { USES } from './uses.ts';
import { WAYS } from './ways.ts';

/** The first flight of a connection: what a page costs before the first answer comes back. */
const FIRST_FLIGHT = 14 * 1024;
const WORKERS = 3;
const QUICK: readonly string[] = ['1280 px', '320 px'];

const pages = routes.filter(({ get }) => get).map(({ path }) => path);
const words = process.argv.slice(2);
/** Wide and narrow alone, as `npm test` looks. */
const looks = words.includes('--quick') ? LOOKS.filter(({ name }) => QUICK.includes(name)) : LOOKS;
const only = words.filter((word) => !word.startsWith('--')).join(' ');
const found: string[] = [];
const say = (fault: string): void => {
  found.push(fault);
  console.log(`  FAULT ${fault}`);
};

for (const path of pages) if (!STATES.some(({ route }) => route === path)) say(`${path} has no state here`);
for (const { route, name } of STATES) if (!pages.includes(route)) say(`${name} is of ${route}, which is no page`);

let largest = 0;
/** Takes states from the queue until none is left, with a site and a browser of its own. */
const work = async (queue: Iterator<PageState>): Promise<void> => {
  const [site, browser] = await Promise.all([new AdviserSite().start(), launchBrowser()]);
  try {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const state = next.value;
      const began = Date.now();
      const seen = new Map<number, string>();
      for (const look of looks)
        await inState(browser, site, state, look, async (page) => {
          for (const fault of await faultsOf(page, look, seen)) say(`${state.name}, ${look.name}: ${fault}`);
          const bytes = gzipSync((await page.content()).replace(/<script>.*?<\/script>/gs, '')).length;
          largest = Math.max(largest, bytes);
          if (bytes > FIRST_FLIGHT) say(`${state.name} is larger than the first flight: ${bytes} bytes`);
        });
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`  ${state.route}: ${state.name}, ${looks.length} looks, ${seconds} s`);
    }
  } finally {
    await browser.close();
    await site.stop();
  }
};

/** The seven ways, as an adviser goes them. */
const goWays = async (): Promise<void> => {
  const [site, browser] = await Promise.all([new AdviserSite().start(), launchBrowser()]);
  const request: PageState = {
    route: '/answer/{id}',
    name: 'ways',
    at: async (from) => {
      const work = await from.work();
      await work.signIn();
      return { work, path: `/answer/${ID}` };
    },
  };
  try {
    for (const way of WAYS.filter(({ words }) => words.includes(only)))
      for (const look of LOOKS.filter(({ largeText, forcedColors }) => !largeText && !forcedColors))
        await inState(browser, site, request, look, async (page, { request: now, ...work }) => {
          await page.getByLabel(way.words, { exact: true }).check();
          await page.getByRole('button', { name: 'Continue' }).click();
          await way.go(page);
          await way.holds(await now(), { request: now, ...work });
        }).catch((error: Error) => say(`${way.words}, ${look.name}: ${error.message}`));
    if (!only) console.log(`  ways ${WAYS.length}, each with and without its script, wide and narrow`);
  } finally {
    await browser.close();
    await site.stop();
  }
};

/** Two people at the same page, one who presses twice, one without a mouse. */
const goThroughUses = async (): Promise<void> => {
  const [site, browser] = await Promise.all([new AdviserSite().start(), launchBrowser()]);
  try {
    for (const { name, holds, ofScript } of USES.filter((one) => one.name.includes(only)))
      for (const script of ofScript ? [true] : [true, false]) {
        const how = `${name}, ${script ? 'with' : 'without'} script`;
        await holds(site, browser, script).then(
          () => console.log(`  ${how}: as it must be`),
          (error: Error) => say(`${how}: ${error.message}`),
        );
      }
  } finally {
    await browser.close();
    await site.stop();
  }
};

await goWays();
await goThroughUses();
const queue = STATES.filter(({ name }) => name.includes(only)).values();
await Promise.all(Array.from({ length: WORKERS }, () => work(queue)));
console.log(`largest page, compressed and without script: ${largest} bytes of ${FIRST_FLIGHT}`);
console.log(`pages ${pages.length}, states ${STATES.length}, violations ${found.length}`);
process.exitCode = found.length > 0 ? 1 : 0;

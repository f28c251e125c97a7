/**
 * Every page of the adviser in every state, in a real browser: wide and narrow, with and without its script, with large text and forced
 * colours. `npm run test:browser`; ends with `pages P, states S, violations V`, and 1 if there is any, or a page without a state.
 */
import { gzipSync } from 'node:zlib';
import { routes } from '../../../functions/pages/answer-request/handler.ts';
import { launchBrowser } from '../chromium.ts';
import { AdviserSite } from './adviser-site.ts';
import { faultsOf, inState, LOOKS } from './look-at-pages.ts';
import { STATES } from './states.ts';

/** The first flight of a connection: what a page costs before the first answer comes back. */
const FIRST_FLIGHT = 14 * 1024;

const pages = routes.filter(({ get }) => get).map(({ path }) => path);
const only = process.argv.slice(2).join(' ');
const found: string[] = [];
const say = (fault: string): void => {
  found.push(fault);
  console.log(`  FAULT ${fault}`);
};

for (const path of pages) if (!STATES.some(({ route }) => route === path)) say(`${path} has no state here`);
for (const { route, name } of STATES) if (!pages.includes(route)) say(`${name} is of ${route}, which is no page`);

const [site, browser] = await Promise.all([new AdviserSite().start(), launchBrowser()]);
const quiet = console.log;
let largest = 0;
try {
  for (const state of STATES) {
    if (only && !state.name.includes(only)) continue;
    const began = Date.now();
    for (const look of LOOKS)
      await inState(browser, site, state, look, async (page) => {
        for (const fault of await faultsOf(page, look)) say(`${state.name}, ${look.name}: ${fault}`);
        const withoutScript = (await page.content()).replace(/<script>.*?<\/script>/s, '');
        largest = Math.max(largest, gzipSync(withoutScript).length);
        if (gzipSync(withoutScript).length > FIRST_FLIGHT) say(`${state.name} is larger than the first flight`);
      });
    quiet(`  ${state.route}: ${state.name}, ${LOOKS.length} looks, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
} finally {
  await browser.close();
  await site.stop();
}
console.log(`largest page, compressed and without script: ${largest} bytes of ${FIRST_FLIGHT}`);
console.log(`pages ${pages.length}, states ${STATES.length}, violations ${found.length}`);
process.exitCode = found.length > 0 ? 1 : 0;

/** The pictures: the README's scorecard from the example's records, each page of the adviser wide and narrow, and a sheet of them all: `npm run screenshots`. */
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { RunningPlatform } from '../platform/running-platform.ts';
import { AdviserSite } from './adviser/adviser-site.ts';
import { inState, LOOKS } from './adviser/look-at-pages.ts';
import { STATES } from './adviser/states.ts';
import { launchBrowser } from './chromium.ts';

const FOLDER = path.join(import.meta.dirname, 'screenshots');
const ADVISER = path.join(FOLDER, 'adviser');
const WIDTHS = { '': 1280, '-narrow': 320 } as const;

const take = async (page: Page, file: string): Promise<void> => {
  await page.screenshot({ path: file, fullPage: true });
  console.log(path.relative(process.cwd(), file));
};

const takeScorecard = async (browser: Browser): Promise<void> => {
  const platform = await RunningPlatform.start({ seed: 'example' });
  try {
    for (const [suffix, width] of Object.entries(WIDTHS)) {
      const page = await (await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' })).newPage();
      await page.goto(`${platform.origin}/scorecard`);
      await page.getByRole('button', { name: /Delphine Careaway/ }).click();
      await page.getByRole('heading', { name: 'Health scorecard' }).waitFor();
      await take(page, path.join(FOLDER, `health-scorecard${suffix}.png`));
    }
  } finally {
    await platform.stop();
  }
};

/** `/answer/{id}/advice` as a file's name. */
const named = (route: string): string => route.slice(1).replaceAll('/', '-').replace(/[{}]/g, '');

/** Each page of the adviser in the first of its states. */
const takeAdviser = async (browser: Browser): Promise<void> => {
  const site = await new AdviserSite().start();
  const firsts = [...Map.groupBy(STATES, ({ route }) => route).values()].flatMap(([first]) => first ?? []);
  try {
    for (const state of firsts)
      for (const [suffix, width] of Object.entries(WIDTHS)) {
        const look = LOOKS.find((one) => one.width === width && one.javaScriptEnabled && !one.largeText);
        if (!look) throw new Error(`Nobody looks at ${width} px`);
        await inState(browser, site, state, look, (page) =>
          take(page, path.join(ADVISER, `${named(state.route)}${suffix}.png`)),
        );
      }
  } finally {
    await site.stop();
  }
};

/** All of them side by side on one picture. */
const takeSheet = async (browser: Browser): Promise<void> => {
  const pictures = globSync('*.png', { cwd: ADVISER })
    .sort()
    .map((file) => {
      const data = readFileSync(path.join(ADVISER, file)).toString('base64');
      const width = file.includes('-narrow') ? 130 : 400;
      return `<figure><img width="${width}" src="data:image/png;base64,${data}" alt=""><figcaption>${file}</figcaption></figure>`;
    });
  const page = await browser.newPage({ viewport: { width: 1680, height: 900 } });
  await page.setContent(
    `<style>body{display:flex;flex-wrap:wrap;gap:16px;align-items:start;font:12px sans-serif;background:#ddd}figure{margin:0}img{max-height:520px;object-fit:cover;object-position:top}</style>${pictures.join('')}`,
  );
  await take(page, path.join(FOLDER, 'contact-sheet.png'));
};

mkdirSync(ADVISER, { recursive: true });
const browser = await launchBrowser();
try {
  await takeAdviser(browser);
  await takeSheet(browser);
  await takeScorecard(browser);
} finally {
  await browser.close();
}

/** The pictures of the README, from the example's records: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { RunningPlatform } from '../platform/running-platform.ts';
import { launchBrowser } from './chromium.ts';

const FOLDER = path.join(import.meta.dirname, 'screenshots');
const WIDTHS = { '': 1280, '-narrow': 320 } as const;

mkdirSync(FOLDER, { recursive: true });
const platform = await RunningPlatform.start({ seed: 'example' });
const browser = await launchBrowser();
try {
  for (const [suffix, width] of Object.entries(WIDTHS)) {
    const page = await (await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' })).newPage();
    await page.goto(`${platform.origin}/scorecard`);
    await page.getByRole('button', { name: /Delphine Careaway/ }).click();
    await page.getByRole('heading', { name: 'Health scorecard' }).waitFor();
    const file = path.join(FOLDER, `health-scorecard${suffix}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(path.relative(process.cwd(), file));
  }
} finally {
  await browser.close();
  await platform.stop();
}

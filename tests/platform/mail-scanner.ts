import type { Browser, Page } from 'playwright-core';
import { inNewPage } from '../journey/adviser.ts';

const TIMES = 50;

const formsOf = (page: Page): Promise<number> => page.locator('form').count();
const linksOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator('a[href]')
    .evaluateAll((links) =>
      links.map((link) => (link as unknown as { readonly href: string }).href.split('#')[0] ?? ''),
    );

export interface Scanned {
  readonly gets: number;
  readonly heads: number;
  readonly pages: number;
  readonly forms: number;
}

/**
 * What a mail scanner does to a link before its reader comes: fetches it again and again, opens it in a browser with JavaScript,
 * follows every link of every page it gets to, and sends every form as it finds it, in one session that keeps its cookies.
 */
export const scan = async (browser: Browser, link: string): Promise<Scanned> => {
  for (let time = 0; time < TIMES; time += 1) {
    await (await fetch(link)).text();
    await fetch(link, { method: 'HEAD' });
  }
  return inNewPage(browser, async (page) => {
    const { origin } = new URL(link);
    const seen = new Set<string>();
    const toSee = [link];
    let forms = 0;
    for (let address = toSee.shift(); address; address = toSee.shift()) {
      if (seen.has(address)) continue;
      seen.add(address);
      await page.goto(address);
      toSee.push(...(await linksOf(page)).filter((one) => one.startsWith(origin)));
      for (let form = 0, all = await formsOf(page); form < all; form += 1) {
        await page.goto(address);
        await Promise.all([
          page.waitForEvent('domcontentloaded'),
          page
            .locator('form')
            .nth(form)
            .evaluate((one) => (one as unknown as { submit(): void }).submit()),
        ]);
        forms += 1;
        toSee.push(page.url());
      }
    }
    return { gets: TIMES, heads: TIMES, pages: seen.size, forms };
  });
};

/** Every mail in a browser, as wide as a telephone and as a reading pane: readable, and nothing for axe to find. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIL_EXAMPLES } from '../../shared/contracts/mail/examples/mail-examples.ts';
import type { MailModel, ModelOf } from '../../shared/contracts/mail/mail-models.ts';
import { renderMail } from '../../shared/pages/mail/render-mail.ts';
import { axeOn } from './axe.ts';
import { launchBrowser } from './chromium.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A mail is shown within the page of a mail program, whose landmarks are its own: a second `main` there would be wrong. */
const OF_WHOLE_PAGES = ['landmark-one-main', 'region'];
const SMALLEST_PX = 16;
const EXAMPLES = Object.entries(MAIL_EXAMPLES);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

const pageOf = async (width: number, colorScheme: 'light' | 'dark'): Promise<Page> =>
  (await browser.newContext({ viewport: { width, height: 800 }, colorScheme })).newPage();

/** How wide the page is, and the sizes of all text that it shows, in pixels. */
const measured = (page: Page): Promise<{ readonly width: number; readonly sizes: readonly number[] }> =>
  page.evaluate(`(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const sizes = [];
    while (texts.nextNode())
      if (texts.currentNode.textContent.trim())
        sizes.push(parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize));
    return { width: document.documentElement.scrollWidth, sizes };
  })()`);

const expectReadable = async (page: Page, model: MailModel, width: number): Promise<void> => {
  await page.setContent(renderMail(model).html);
  const found = await measured(page);
  expect(found.width).toBeLessThanOrEqual(width);
  expect(found.sizes.length).toBeGreaterThan(5);
  expect(Math.min(...found.sizes)).toBeGreaterThanOrEqual(SMALLEST_PX);
};

describe('at 320 px', () => {
  let page: Page;
  beforeAll(async () => {
    page = await pageOf(320, 'light');
  });

  it.each(EXAMPLES)('the mail %s is large, in one column, and axe finds nothing', async (_name, model) => {
    await expectReadable(page, model, 320);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    const axe = axeOn(page).withTags(RULES).disableRules(OF_WHOLE_PAGES);
    const { violations, passes } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  });

  it('a long name and a long address break instead of widening the page', async () => {
    const model = MAIL_EXAMPLES['undelivered'] as ModelOf<'undelivered'>;
    const long = 'x'.repeat(120);
    const request = { ...model.request, service: long };
    await expectReadable(page, { ...model, request, mailbox: `${long}@${long}.example` }, 320);
  });
});

describe('at 640 px, on a machine set to dark', () => {
  let page: Page;
  beforeAll(async () => {
    page = await pageOf(640, 'dark');
  });

  it.each(EXAMPLES)('the mail %s is as readable: dark on its own white', async (_name, model) => {
    await expectReadable(page, model, 640);
    const colours = await page.evaluate(`(() => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector('body > div'));
      return [color, backgroundColor, getComputedStyle(document.body).backgroundColor];
    })()`);
    expect(colours).toEqual(['rgb(11, 12, 12)', 'rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  });
});

/** The adviser's pages in a browser, on a telephone and a desk: nothing wider than the window, and nothing for axe to find. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from '../functions/pages/adviser-at-work.ts';
import { alsoAsked, councilDecides } from '../functions/pages/more-requests.ts';
import { launchBrowser } from './chromium.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pages = new Map<string, string>();
let browser: Browser;

/** Each page as it is at first, and with every error that an empty form gives. */
const collect = async (): Promise<void> => {
  const work = await adviserAtWork({ listLink: true });
  const other = await alsoAsked(work, 'B1B2C3D4E5F6', 'Ben Marsh');
  work.clock.set('2026-02-20');
  await work.signIn();
  const keep = async (name: string, path: string): Promise<void> =>
    void pages.set(name, (await work.browser.get(path)).html);
  await keep('list', '/answer');
  await keep('list-empty', '/answer?search=zz');
  for (const way of ['assign', 'pass-on', 'exception', 'already-given', 'wrong-child']) {
    await keep(way, `/answer/${ID}/${way}`);
    pages.set(`${way}-error`, (await work.browser.post(`/answer/${ID}/${way}`, {})).html);
  }
  await work.browser.get(`/answer/${ID}/pass-on`);
  await work.browser.post(`/answer/${ID}/pass-on`, { team: 'unknown', who: 'The hospital', why: 'x'.repeat(300) });
  await keep('request', `/answer/${ID}?told=pass-on`);
  pages.set('request-error', (await work.browser.post(`/answer/${ID}`, {})).html);
  await work.browser.get(`/answer/${other}/wrong-child`);
  await work.browser.post(`/answer/${other}/wrong-child`, { why: 'Another Ben' });
  await keep('blocked', `/answer/${other}/blocked`);
  await councilDecides(work, ID, { do: 'submit', lateReason: 'capacity', answer: 1 });
  await keep('sent', `/answer/${ID}/sent`);
};
const NAMES = [
  ...['list', 'list-empty', 'request', 'request-error', 'blocked', 'sent'],
  ...['assign', 'pass-on', 'exception', 'already-given', 'wrong-child'].flatMap((way) => [way, `${way}-error`]),
];

beforeAll(async () => {
  await collect();
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

const WIDER = 'document.documentElement.scrollWidth > innerWidth';

describe.each([320, 1280])('at %i px', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  });

  it.each(NAMES)('%s fits, also with text twice as large, and axe finds nothing', async (name) => {
    await page.setContent(pages.get(name) ?? expect.unreachable(name));
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    // The history and the working are looked at open.
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    expect(await page.evaluate(WIDER)).toBe(false);
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await page.evaluate(WIDER)).toBe(false);
  });
});

it('the pages are all that were collected', () => {
  expect(new Set(pages.keys())).toEqual(new Set(NAMES));
});

it('the receipt prints on one page', async () => {
  const page = await browser.newPage();
  await page.setContent(pages.get('sent') ?? '');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
});

import type { Browser, Page } from 'playwright-core';
import { axeOn } from '../axe.ts';
import type { AdviserSite, AdviserWork } from './adviser-site.ts';
import type { PageState } from './page-state.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Ways to look at a page: how wide, with or without its script, and what a reader may have set. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly javaScriptEnabled: boolean;
  readonly forcedColors?: 'active';
  readonly reducedMotion?: 'reduce';
  /** Text at twice its size. */
  readonly largeText?: boolean;
}

export const LOOKS: readonly Look[] = [
  { name: '1280 px', width: 1280, javaScriptEnabled: true },
  { name: '1280 px, no script', width: 1280, javaScriptEnabled: false },
  { name: '320 px', width: 320, javaScriptEnabled: true, reducedMotion: 'reduce' },
  { name: '320 px, no script', width: 320, javaScriptEnabled: false },
  { name: '320 px, text twice as large', width: 320, javaScriptEnabled: true, largeText: true },
  { name: '1280 px, forced colours', width: 1280, javaScriptEnabled: true, forcedColors: 'active' },
];

/** Opens a state of a page in a browser of its own and hands it on. */
export const inState = async <T>(
  browser: Browser,
  site: AdviserSite,
  state: PageState,
  look: Look,
  see: (page: Page, work: AdviserWork) => Promise<T>,
): Promise<T> => {
  const { width, javaScriptEnabled, forcedColors, reducedMotion } = look;
  const { work, path } = await state.at(site);
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled,
    locale: 'en-GB',
    ...(forcedColors && { forcedColors }),
    ...(reducedMotion && { reducedMotion }),
  });
  context.setDefaultTimeout(10_000);
  try {
    await site.goOn(context, work.browser);
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}`);
    await state.after?.(page, work, look);
    await page.waitForLoadState();
    if (look.largeText) await page.addStyleTag({ content: 'html{font-size:200%!important}' }).catch(() => undefined);
    return await see(page, work);
  } finally {
    await context.close();
  }
};

/** A page as it is but for its script and what is new in each answer. */
const bodyOf = async (page: Page): Promise<string> =>
  (await page.content())
    .replace(/<script>.*?<\/script>/gs, '')
    .replace(/(name="csrf" value=")[^"]*/g, '$1')
    .replace(/ (autofocus|data-[\w-]+)="[^"]*"/g, '');

/**
 * What axe finds. It needs scripts: a page that was seen without them must be, word for word, the page that it looked at with them (`seen`,
 * by width); one that is not is laid before it as it stood.
 */
const violationsOf = async (page: Page, { javaScriptEnabled, width }: Look, seen: Map<number, string>) => {
  const body = await bodyOf(page);
  if (javaScriptEnabled) {
    if (!seen.has(width)) seen.set(width, body);
    return (await axeOn(page).withTags(RULES).analyze()).violations;
  }
  if (seen.get(width) === body) return [];
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  try {
    const copy = await context.newPage();
    await copy.setContent(await page.content());
    return (await axeOn(copy).withTags(RULES).analyze()).violations;
  } finally {
    await context.close();
  }
};

/** What is wrong with a page as it stands there: axe's findings, text that runs out of the window, a title that hides an error. */
export const faultsOf = async (page: Page, look: Look, seen: Map<number, string>): Promise<readonly string[]> => {
  const violations = await violationsOf(page, look, seen);
  // What is folded is looked at open.
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  const found = violations.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
  if (width > look.width) found.push(`${width} px wide in a window of ${look.width}`);
  const errors = await page.locator('.govuk-error-summary').count();
  const title = await page.title();
  if (errors > 0 !== title.startsWith('Error: ')) found.push(`title “${title}” with ${errors} error summaries`);
  if (/Ada|Ashdown/.test(title)) found.push('a name in the title');
  return found;
};

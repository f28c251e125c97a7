import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aPdf } from '../../builders/document-files.ts';
import { ID } from '../../functions/pages/adviser-at-work.ts';
import { assert, eventually } from '../../platform/steps.ts';
import type { AdviserSite, AdviserWork } from './adviser-site.ts';
import { answerByKeyboard } from './by-keyboard.ts';
import { standAsStore } from './store-in-browser.ts';

/** What must hold however people use their browsers: two who write at once, one who presses twice, one without a mouse. */
export interface Use {
  readonly name: string;
  /** Whether it can be done with the page's script alone. */
  readonly ofScript?: true;
  readonly holds: (site: AdviserSite, browser: Browser, javaScriptEnabled: boolean) => Promise<void>;
}

const ADVICE = `/answer/${ID}/advice`;
const CHECK = `/answer/${ID}/check`;
const MINE = 'Finds instructions of two steps hard.';
const THEIRS = 'Tires by the afternoon.';
const ANSWER = {
  needs: MINE,
  name: 'P. Reed',
  profession: 'Therapist',
  basis: 'from-records',
  go: 'check',
};

/** Somebody who is signed in, and whose advice is written but not sent. */
const withAdvice = async (site: AdviserSite): Promise<AdviserWork> => {
  const work = await site.work();
  await work.signIn();
  await work.browser.get(ADVICE);
  await work.browser.post(ADVICE, ANSWER);
  return work;
};

/** One window for each of so many people of the team, all signed in, all at the same page. */
const windows = async (
  site: AdviserSite,
  browser: Browser,
  javaScriptEnabled: boolean,
  work: AdviserWork,
  people: number,
  path: string,
): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  for (let n = 0; n < people; n += 1) {
    const visitor = n === 0 ? work.browser : work.anotherBrowser();
    if (n > 0) await work.signIn(visitor);
    const context: BrowserContext = await browser.newContext({ javaScriptEnabled });
    context.setDefaultTimeout(10_000);
    await site.goOn(context, visitor);
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}`);
    pages.push(page);
  }
  return pages;
};

const bothAreThere = (text: string): void => {
  assert.ok(text.includes(MINE), `“${MINE}” is lost: ${text}`);
  assert.ok(text.includes(THEIRS), `“${THEIRS}” is lost: ${text}`);
};

const isSentOnce = async ({ history, assessments, request }: AdviserWork): Promise<void> => {
  const [key = ''] = ID.split('-');
  assert.equal((await assessments.answers('vale', key, (await request()).number)).length, 1);
  assert.equal((await history()).filter((fact) => fact === 'AdviceSubmitted').length, 1);
};

export const USES: readonly Use[] = [
  {
    name: 'the whole way by keyboard alone',
    holds: async (site, browser, javaScriptEnabled) => {
      const work = await site.work();
      const context = await browser.newContext({ javaScriptEnabled });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      await page.goto(`${site.origin}/r/${work.token}`);
      await answerByKeyboard(page, work);
      await isSentOnce(work);
      await context.close();
    },
  },
  {
    name: 'two browsers save the same section',
    holds: async (site, browser, javaScriptEnabled) => {
      const work = await site.work();
      await work.signIn();
      const pages = await windows(site, browser, javaScriptEnabled, work, 2, ADVICE);
      const texts = [MINE, THEIRS];
      await Promise.all(pages.map((page, n) => page.getByLabel('Needs').fill(texts[n] ?? '')));
      if (javaScriptEnabled) {
        // Leaving the box is what saves it.
        await Promise.all(pages.map((page) => page.getByLabel('Needs').blur()));
        for (const page of pages) await page.getByText(/^(Saved at|A colleague wrote)/).waitFor();
      } else {
        const press = (page: Page) => page.getByRole('button', { name: 'Save and come back later' }).click();
        await Promise.all(pages.map(press));
      }
      for (const page of pages) {
        const see = async () => {
          await page.goto(`${site.origin}${ADVICE}`);
          return page.getByLabel('Needs').inputValue();
        };
        await eventually(see, bothAreThere);
        await page.context().close();
      }
    },
  },
  {
    name: 'a double click on send, then back, then refresh',
    holds: async (site, browser, javaScriptEnabled) => {
      const work = await withAdvice(site);
      const [page] = await windows(site, browser, javaScriptEnabled, work, 1, CHECK);
      assert.ok(page);
      const sent = page.getByRole('heading', { name: 'Advice sent' });
      await page.getByRole('button', { name: 'Send the advice' }).dblclick();
      await sent.waitFor();
      await page.goBack();
      await sent.waitFor();
      await page.reload();
      await sent.waitFor();
      await isSentOnce(work);
      await page.context().close();
    },
  },
  {
    name: 'Continue pressed while a document is on its way',
    // Without the script a document has a page of its own: there is nothing to press meanwhile.
    ofScript: true,
    holds: async (site, browser, javaScriptEnabled) => {
      const work = await withAdvice(site);
      const [page] = await windows(site, browser, javaScriptEnabled, work, 1, ADVICE);
      assert.ok(page);
      await standAsStore(page, work, 'judge slowly');
      const file = { name: 'slow.pdf', mimeType: 'application/pdf', buffer: aPdf() };
      await page.getByLabel('Add a document').setInputFiles(file);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Going on when the document is sent' }).waitFor();
      await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
      await page.getByText('slow.pdf').waitFor();
      await page.context().close();
    },
  },
  {
    name: 'two browsers send the same advice',
    holds: async (site, browser, javaScriptEnabled) => {
      const work = await withAdvice(site);
      const pages = await windows(site, browser, javaScriptEnabled, work, 2, CHECK);
      await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Send the advice' }).click()));
      for (const page of pages) {
        await page.getByRole('heading', { name: 'Advice sent' }).waitFor();
        await page.context().close();
      }
      await isSentOnce(work);
    },
  },
];

/**
 * An adviser whose report is ready, from the link in the mail to the receipt, on the running platform and at a person's pace: `npm run
 * mail-to-receipt`. With JavaScript and without. Prints the pages and the seconds; exits 1 where it takes more than six pages or two minutes
 * (with JavaScript), or where the receipt does not name the document.
 */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { aPdfOf } from '../builders/document-files.ts';
import { linkIn } from '../journey/adviser.ts';
import { startAfter } from '../journey/journey-days.ts';
import { MAILBOX, TEAMS_CSV } from '../journey/people.ts';
import { firstMailIs, mailsOfKind, requestSeen, sendRequests } from './council-at-work.ts';
import { Person } from './persons-pace.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert, eventually, Steps } from './steps.ts';

const MOST_PAGES = 6;
const MOST_SECONDS = 120;
const REPORT = 'report.pdf';
const report = aPdfOf(2 * 1024 * 1024);

const steps = new Steps();
const platform = await steps.run('the platform starts with no records', () => RunningPlatform.start({ seed: 'none' }));
const browser = await steps.run('a browser starts', () => launchBrowser());

const mailedCode = async (before: number): Promise<string> => {
  const [newest] = await eventually(
    () => mailsOfKind(platform, 'code', MAILBOX.SALT),
    (codes) => assert.equal(codes.length, before + 1),
  );
  return /\b(\d{6})\b/.exec(newest?.text ?? '')?.[1] ?? '';
};

const addReport = async (adviser: Person, script: boolean): Promise<void> => {
  const { page } = adviser;
  if (script) {
    await adviser.choose(page.getByLabel('Add a document'), REPORT, report);
    await page.getByText('Ready', { exact: true }).waitFor();
    return;
  }
  await adviser.press(page.getByRole('button', { name: 'Save and add a document' }));
  await adviser.arrive('Documents for your advice');
  await adviser.choose(page.getByLabel('Choose a file'), REPORT, report);
  await adviser.press(page.getByRole('button', { name: 'Send the file' }));
  await adviser.arrive(/^Checked/);
  await adviser.press(page.getByRole('link', { name: 'Go on with your advice' }));
  await adviser.arrive('Give your advice');
};

/** From the link to the receipt. */
const answer = async (adviser: Person, link: string, script: boolean): Promise<void> => {
  const { page } = adviser;
  const button = (name: string) => page.getByRole('button', { name });
  const goOn = button('Continue');
  const codesBefore = (await mailsOfKind(platform, 'code', MAILBOX.SALT)).length;
  await page.goto(link);
  await adviser.arrive(/^Advice request/);
  await adviser.press(page.getByLabel('The team’s mailbox'));
  await adviser.press(button('Send the code'));
  await adviser.arrive('Enter the code');
  await adviser.readMail();
  await adviser.type(page.getByLabel('Code', { exact: true }), await mailedCode(codesBefore));
  await adviser.type(page.getByLabel('Your name'), 'Robin Reed');
  await adviser.type(page.getByLabel('Your role'), 'Therapist');
  await adviser.press(goOn);
  await adviser.arrive(/^Advice for/);
  await adviser.press(page.getByLabel('Give our advice'));
  await adviser.press(goOn);
  await adviser.arrive('Give your advice');
  await addReport(adviser, script);
  await adviser.press(page.getByLabel('Seeing the child in person'));
  const [year = '', month = '', day = ''] = (await platform.settings()).today.split('-');
  await adviser.type(page.getByLabel('Day'), day);
  await adviser.type(page.getByLabel('Month'), month);
  await adviser.type(page.getByLabel('Year'), year);
  await adviser.press(goOn);
  await adviser.arrive('Check before you send');
  await adviser.press(button('Send the advice'));
  await page.getByRole('heading', { name: 'Advice sent' }).waitFor();
};

const timed = async (from: Browser, id: string, script: boolean): Promise<void> => {
  const [mail] = (await mailsOfKind(platform, 'advice-requested')).filter(({ tags }) => tags.request === id);
  const context = await from.newContext({ javaScriptEnabled: script, locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const adviser = new Person(await context.newPage());
  const began = Date.now();
  await answer(adviser, linkIn(mail?.text ?? ''), script);
  const seconds = (Date.now() - began) / 1000;
  assert.ok((await adviser.page.content()).includes(REPORT), 'the receipt does not name the document');
  await context.close();
  const pages = adviser.pages.length;
  console.log(`        ${pages} pages, ${seconds.toFixed(0)} s: ${adviser.pages.join(' → ')}`);
  if (script) {
    assert.ok(seconds <= MOST_SECONDS, `it took ${seconds.toFixed(0)} s`);
    assert.ok(pages <= MOST_PAGES, `${pages} pages`);
  }
  assert.equal((await requestSeen(platform, id)).status, 'submitted');
};

try {
  await platform.moveClock(startAfter((await platform.settings()).today), '10:00');
  assert.equal((await platform.api('PUT', '/api/teams', TEAMS_CSV)).status, 200);
  for (const [ref, script, how] of [
    ['WITH', true, 'with JavaScript'],
    ['WITHOUT', false, 'without JavaScript'],
  ] as const) {
    const [id = ''] = await sendRequests(platform, ref, ['SALT']);
    await firstMailIs(platform, id, 'delivered');
    await steps.run(`from the mail to the receipt with a document of 2 MB, ${how}`, () => timed(browser, id, script));
  }
  steps.end('mail to receipt');
} finally {
  await browser.close();
  await platform.stop();
}

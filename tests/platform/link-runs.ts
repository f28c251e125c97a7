/**
 * What becomes of links on the running platform: `npm run link-runs`. A scanner before the adviser, a link revoked with a session open, an address on
 * a shared domain, a form that outlived its session, the fourth new link in an hour; then a dump of every table. Prints what was seen; exits 1
 * on any difference.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { inNewPage, linkIn, signInThrough } from '../journey/adviser.ts';
import { startAfter } from '../journey/journey-days.ts';
import { MAILBOX, TEAMS_CSV } from '../journey/people.ts';
import { firstMailIs, mailsOfKind, requestSeen, sendRequests, waitFor } from './council-at-work.ts';
import { scan } from './mail-scanner.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert, eventually, Steps } from './steps.ts';
import { dumpTables } from './table-dump.ts';

const SHARED = 'jo.rivers@nhs.example';
const TYPED = 'Finds it hard to follow what is said in a noisy room.';

const steps = new Steps();
const say = (line: string): void => console.log(`        ${line}`);
const platform = await steps.run('the platform starts with no records', () => RunningPlatform.start({ seed: 'none' }));
const browser = await steps.run('a browser starts', () => launchBrowser());
const cookies = new Set<string>();
const keepCookies = async (context: BrowserContext): Promise<void> => {
  for (const { value } of await context.cookies()) if (value) cookies.add(value);
};
const visit = <T>(act: (page: Page) => Promise<T>): Promise<T> =>
  inNewPage(browser, async (page) => {
    try {
      return await act(page);
    } finally {
      await keepCookies(page.context());
    }
  });

const linkTo = async (id: string): Promise<string> => {
  await firstMailIs(platform, id, 'delivered');
  const [mail] = (await mailsOfKind(platform, 'advice-requested')).filter(({ tags }) => tags.request === id);
  return linkIn(mail?.text ?? '');
};
const codeFor = async (address: string): Promise<string> => {
  const [mail] = await eventually(
    () => mailsOfKind(platform, 'code', address),
    (found) => assert.ok(found.length > 0, `no code for ${address}`),
  );
  return /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '';
};
const giveCode = async (page: Page, address: string): Promise<void> => {
  await page.getByLabel('Code', { exact: true }).fill(await codeFor(address));
  await page.getByLabel('Your name').fill('Robin Reed');
  await page.getByLabel('Your role').fill('Clinician');
  await page.getByRole('button', { name: 'Continue' }).click();
};
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name, level: 1 }).waitFor();

try {
  await platform.moveClock(startAfter((await platform.settings()).today), '10:00');
  assert.equal((await platform.api('PUT', '/api/teams', TEAMS_CSV)).status, 200);

  const [scanned = ''] = await sendRequests(platform, 'SCANNED', ['SALT']);
  await steps.run('a scanner fetches, follows and sends all it finds: the history shows nothing of it', async () => {
    const link = await linkTo(scanned);
    const [before, mails] = [await requestSeen(platform, scanned), (await platform.mails()).length];
    const { gets, heads, pages, forms } = await scan(browser, link);
    assert.deepEqual(await requestSeen(platform, scanned), before);
    assert.equal((await platform.mails()).length, mails);
    assert.ok(forms > 1, 'the scanner found no form');
    say(`${gets} GETs, ${heads} HEADs, ${pages} pages, ${forms} forms sent; history as before, mails 0`);
  });
  await steps.run('the adviser comes after it: the link works', () =>
    visit(async (page) => {
      await signInThrough(platform, page, await linkTo(scanned), MAILBOX.SALT);
      await heading(page, /^Advice for/);
      const { history } = await requestSeen(platform, scanned);
      say(`the history now: ${history.map(({ fact }) => fact).join(', ')}`);
    }),
  );

  await steps.run(
    'a link revoked with a session open: both are dead at once, a later mail’s link is good',
    async () => {
      const [id = ''] = await sendRequests(platform, 'REVOKED', ['SALT']);
      const link = await linkTo(id);
      await visit(async (page) => {
        await signInThrough(platform, page, link, MAILBOX.SALT);
        await heading(page, /^Advice for/);
        assert.equal((await platform.api('POST', `/api/advice-requests/${id}/revoke-links`, {})).status, 200);
        const open = await page.reload();
        const again = await page.goto(link);
        const unknown = await fetch(`${platform.origin}/r/${'A'.repeat(43)}`);
        assert.equal(again?.status(), 404);
        assert.equal(await again?.text(), await unknown.text());
        assert.ok((open?.status() ?? 0) >= 400, `the open page answers ${open?.status()}`);
        say(`the open page: ${open?.status()}; its link: 404, word for word as for an unknown one`);
      });
      assert.equal((await platform.api('POST', `/api/advice-requests/${id}/resend`, {})).status, 200);
      const [newer] = await eventually(
        async () => (await mailsOfKind(platform, 'advice-requested')).filter(({ tags }) => tags.request === id),
        (found) => assert.equal(found.length, 2),
      );
      assert.equal((await fetch(linkIn(newer?.text ?? ''))).status, 200);
      say('sent again: the new link answers 200');
    },
  );

  await steps.run('an address on a shared domain is held, then approved by the team’s mailbox', async () => {
    const [id = ''] = await sendRequests(platform, 'HELD', ['SALT']);
    const link = await linkTo(id);
    const askFor = async (page: Page): Promise<void> => {
      await page.goto(link);
      await page.getByRole('radio', { name: 'Another address' }).check();
      await page.getByLabel('Your work email address').fill(SHARED);
      await page.getByRole('button', { name: 'Send the code' }).click();
    };
    await visit(async (page) => {
      await askFor(page);
      await page
        .getByText(/waits? /)
        .first()
        .waitFor();
      assert.deepEqual(await platform.mails(SHARED), []);
      say(`held: mails to ${SHARED} 0`);
    });
    await visit(async (page) => {
      await signInThrough(platform, page, link, MAILBOX.SALT);
      await page.goto(`${platform.origin}/answer/addresses`);
      await page.getByText(SHARED).first().waitFor();
      await page.getByRole('button', { name: /Approve/ }).click();
      await page.waitForLoadState();
    });
    await visit(async (page) => {
      await askFor(page);
      await giveCode(page, SHARED);
      await heading(page, /^Advice for/);
      const mails = await platform.mails(SHARED);
      say(`approved: ${mails.length} mail to it, of kind ${mails[0]?.tags.kind}; its code opens the request`);
    });
  });

  await steps.run('a form sent after an hour idle comes back after a new code', async () => {
    const [id = ''] = await sendRequests(platform, 'IDLE', ['PAED']);
    const link = await linkTo(id);
    await visit(async (page) => {
      await signInThrough(platform, page, link, MAILBOX.PAED);
      await page.goto(`${platform.origin}/answer/${id}/advice`);
      await page.getByLabel('Needs').fill(TYPED);
      await waitFor(platform, 61);
      await page.getByRole('button', { name: 'Continue' }).click();
      await heading(page, 'You need a new code');
      await page.getByRole('link', { name: 'Send me a new code' }).click();
      await page.getByLabel('The team’s mailbox').check();
      await page.getByRole('button', { name: 'Send the code' }).click();
      await eventually(
        () => mailsOfKind(platform, 'code', MAILBOX.PAED),
        (codes) => assert.equal(codes.length, 2),
      );
      await giveCode(page, MAILBOX.PAED);
      await page.getByLabel('Needs').waitFor();
      assert.equal(await page.getByLabel('Needs').inputValue(), TYPED);
      say(`61 minutes later: signed out; after a new code “${await page.getByLabel('Needs').inputValue()}”`);
    });
  });

  await steps.run('a year later the link has run out: three new ones an hour, the fourth sends nothing', async () => {
    const [id = ''] = await sendRequests(platform, 'EXPIRED', ['EPS']);
    const link = await linkTo(id);
    const { today } = await platform.settings();
    for (let days = 60; days <= 420; days += 60)
      await platform.moveClock(
        new Date(Date.parse(today) + Math.min(days, 367) * 86_400_000).toISOString().slice(0, 10),
        '10:30',
      );
    const answers = new Set<string>();
    for (let asking = 1; asking <= 4; asking += 1)
      await visit(async (page) => {
        const expired = await page.goto(link);
        assert.equal(expired?.status(), 410);
        await page.getByLabel('Send a new link to the team’s mailbox').check();
        await page.getByRole('button', { name: 'Continue' }).click();
        await heading(page, 'Look in the team’s mailbox');
        answers.add(await page.getByRole('main').innerText());
        const arrived = await eventually(
          () => mailsOfKind(platform, 'new-link', MAILBOX.EPS),
          (found) => assert.equal(found.length, Math.min(asking, 3)),
        );
        say(`asking ${asking}: new links in the mailbox ${arrived.length}`);
      });
    const mails = await eventually(
      () => mailsOfKind(platform, 'new-link', MAILBOX.EPS),
      (found) => assert.equal(found.length, 3),
    );
    assert.equal(answers.size, 1, 'the answer tells whether a link was sent');
    for (const { text } of mails) assert.ok(linkIn(text).startsWith(`${platform.origin}/r/`));
    assert.equal((await fetch(linkIn(mails[0]?.text ?? ''))).status, 200);
  });

  await steps.run('a dump of every table: no token, code or cookie in it', async () => {
    const mails = await platform.mails();
    const tokens = mails.flatMap(({ text }) => [...text.matchAll(/\/r\/([\w-]{43})/g)].map(([, token = '']) => token));
    const codes = mails.filter(({ tags }) => tags.kind === 'code').map(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? '');
    const dumps = await dumpTables(platform);
    assert.equal(dumps.size, 5);
    const secrets = [...tokens, ...cookies];
    for (const [table, dump] of dumps) {
      assert.ok(dump.length > 0 || !/assessments|mail|directory|access/i.test(table), `${table} is empty`);
      for (const secret of secrets) assert.ok(!dump.includes(secret), `${table} holds a token or cookie`);
      // Six digits may stand within a number or a hash by chance: as a value of their own they would be a code.
      for (const code of codes) assert.ok(!dump.includes(`"${code}"`), `${table} holds a code`);
    }
    const size = [...dumps.values()].reduce((sum, dump) => sum + dump.length, 0);
    say(
      `5 tables, ${Math.round(size / 1024)} KB: of ${tokens.length} tokens, ${codes.length} codes and ${cookies.size} cookies, 0 found`,
    );
  });
  steps.end('link runs');
} finally {
  await browser.close();
  await platform.stop();
}

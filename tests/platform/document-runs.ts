/**
 * What becomes of documents on the running platform, in a real browser without JavaScript: `npm run document-runs`. Good ones and every kind of bad
 * one through the adviser's page; a paper of the council's; a scanner that is silent for 15 minutes. Prints what the adviser sees of each, and
 * that none but the good ones is served; exits 1 on any difference.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import {
  aBomb,
  aDocm,
  aDocx,
  anEncryptedDocx,
  anEncryptedPdf,
  anExe,
  aPdf,
  aPdfOf,
  aPolyglot,
  eicar,
} from '../builders/document-files.ts';
import { linkIn, signInThrough } from '../journey/adviser.ts';
import { startAfter } from '../journey/journey-days.ts';
import { MAILBOX, TEAMS_CSV } from '../journey/people.ts';
import { firstMailIs, mailsOfKind, sendRequests, waitFor } from './council-at-work.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert, eventually, Steps } from './steps.ts';

const MB = 1024 * 1024;
const READY = 'Checked: your document is ready to send';
const REFUSED = 'This document cannot be sent';
const FLAGGED = 'We could not check your document yet';

const FILES: readonly (readonly [name: string, bytes: Buffer, heading: string])[] = [
  ['good.pdf', aPdf(), READY],
  ['good.docx', aDocx(), READY],
  ['exactly-10-MB.pdf', aPdfOf(10 * MB), READY],
  ['Rîán’s \u202Efdp.report "2".pdf', aPdf(), READY],
  ['eicar.pdf', eicar(), REFUSED],
  ['program.pdf', anExe(), REFUSED],
  ['page.pdf', Buffer.from('<html><script>alert(1)</script></html>'), REFUSED],
  ['locked.pdf', anEncryptedPdf(), REFUSED],
  ['locked.docx', anEncryptedDocx(), REFUSED],
  ['macros.docm', aDocm(), REFUSED],
  ['macros-renamed.docx', aDocm(), REFUSED],
  ['script.pdf', aPdf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }), REFUSED],
  ['bomb.docx', aBomb(), REFUSED],
  ['traversal.docx', aDocx({ name: '../../evil.xml', content: 'x' }), REFUSED],
  ['polyglot.pdf', aPolyglot(), REFUSED],
  ['empty.pdf', Buffer.alloc(0), REFUSED],
  ['10-MB-and-1.pdf', aPdfOf(10 * MB + 1), REFUSED],
];

interface Call {
  readonly action: string;
  readonly resource: string;
}

const steps = new Steps();
const say = (line: string): void => console.log(`        ${line}`);
const platform = await steps.run('the platform starts with no records', () => RunningPlatform.start({ seed: 'none' }));
const browser = await steps.run('a browser starts', () => launchBrowser());
const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

/** Goes to the form, posts a file to the store, and comes back to the document's own page. */
const send = async (page: Page, id: string, name: string, buffer: Buffer): Promise<void> => {
  await page.goto(`${platform.origin}/answer/${id}/documents`);
  await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.waitForURL(/\/documents\/[0-9a-f]{32}/);
};
/** What the page says in the end; it looks again by itself. */
const settles = (page: Page, wanted: string): Promise<unknown> =>
  eventually(
    () => heading(page),
    (seen) => assert.equal(seen, wanted),
    40,
  );
const linesOf = async (page: Page): Promise<string> =>
  (await page.getByRole('status').locator('p').allInnerTexts()).slice(1).join(' ');

const PAPERS = '/api/assessments/DOCUMENTS/papers';
/** What a council's system does: asks for the form, posts the file, waits until it is judged. */
const addPaper = async (title: string, fileName: string, bytes: Buffer): Promise<string> => {
  const { status, body } = await platform.api('POST', PAPERS, { title, fileName });
  assert.equal(status, 201, JSON.stringify(body));
  const form = new FormData();
  for (const [field, value] of Object.entries<string>(body.upload.fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
  const posted = await fetch(body.upload.url, { method: 'POST', body: form });
  assert.equal(posted.status, 204, await posted.text());
  await eventually(
    async () => (await platform.api('GET', PAPERS)).body.papers.find((one: { id: string }) => one.id === body.id),
    ({ state }) => assert.ok(state === 'clean' || state === 'refused', state),
  );
  return body.id;
};
const issue = (papers: readonly string[], teams: readonly string[], key: string) =>
  platform.api('POST', '/api/assessments/DOCUMENTS/advice-requests', { teams, papers }, { 'Idempotency-Key': key });

try {
  await platform.moveClock(startAfter((await platform.settings()).today), '10:00');
  assert.equal((await platform.api('PUT', '/api/teams', TEAMS_CSV)).status, 200);
  const [id = ''] = await sendRequests(platform, 'DOCUMENTS', ['SALT']);
  await firstMailIs(platform, id, 'delivered');
  const [mail] = (await mailsOfKind(platform, 'advice-requested')).filter(({ tags }) => tags.request === id);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await steps.run('the adviser signs in', () => signInThrough(platform, page, linkIn(mail?.text ?? ''), MAILBOX.SALT));

  for (const [name, bytes, wanted] of FILES)
    await steps.run(`${name} (${bytes.length} bytes)`, async () => {
      await send(page, id, name, bytes);
      await settles(page, wanted);
      say(`“${wanted}”. ${await linesOf(page)}`);
    });

  await steps.run(
    'the scanner is silent: after 15 minutes the adviser reads what to do; it is back: ready',
    async () => {
      assert.equal((await platform.local('POST', '/local/scanner', { answer: 'silent' })).status, 200);
      await send(page, id, 'while-down.pdf', aPdf());
      await settles(page, 'Your document is being checked');
      say(`“${await heading(page)}”. ${await linesOf(page)}`);
      await waitFor(platform, 21);
      await settles(page, FLAGGED);
      say(`21 minutes later: “${FLAGGED}”. ${await linesOf(page)}`);
      assert.equal((await platform.local('POST', '/local/scanner', { answer: 'scan' })).status, 200);
      await settles(page, READY);
      say(`the scanner is back: “${READY}”`);
    },
  );

  await steps.run('the list shows each with its state', async () => {
    await page.goto(`${platform.origin}/answer/${id}/documents`);
    for (const row of await page.locator('ul.govuk-list li.printed').allInnerTexts()) say(row.replace('\n', ' · '));
  });
  await steps.run('what is kept as clean are the good ones, and nobody gets anything without a signature', async () => {
    const calls = (await platform.local('GET', '/local/calls.json')).body as readonly Call[];
    const good = FILES.filter(([, , wanted]) => wanted === READY).length + 1;
    const puts = calls.filter(({ action, resource }) => action === 'PutObject' && resource.startsWith('documents/'));
    const kept = new Set(puts.map(({ resource }) => resource));
    assert.equal(kept.size, good);
    const store = new URL(platform.origin);
    store.port = String(Number(store.port) + 1);
    for (const resource of kept) assert.equal((await fetch(`${store.origin}/${resource}`)).status, 403);
    say(`clean copies ${kept.size}, of ${FILES.length + 1} files; each without a signature: 403`);
  });

  await steps.run('papers: a good one reaches the team, as a file to keep; a bad one cannot be sent', async () => {
    const good = await addPaper('Report of the school', 'Rîán’s "school" report.pdf', aPdf());
    const bad = await addPaper('Scan', 'scan.pdf', anExe());
    const teams = ['PAED'];
    const refused = await issue([good, bad], teams, 'bad');
    assert.equal(refused.status, 422);
    say(`with the bad one: 422, ${refused.body.errors[0].message.replaceAll(/[0-9a-f]{32}/g, '…')}`);
    const sent = await issue([good], teams, 'good');
    assert.equal(sent.status, 201, JSON.stringify(sent.body));
    const asked = sent.body.adviceRequests[0].id as string;
    await firstMailIs(platform, asked, 'delivered');
    const [first] = (await mailsOfKind(platform, 'advice-requested')).filter(({ tags }) => tags.request === asked);
    const team = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signInThrough(platform, team, linkIn(first?.text ?? ''), MAILBOX.PAED);
    await team.getByRole('heading', { level: 1 }).waitFor();
    const coming = team.waitForEvent('download');
    // A download is no page: the browser says that the navigation was aborted.
    await team.goto(`${platform.origin}/answer/${asked}/papers/${good}`).catch(() => undefined);
    const download = await coming;
    assert.deepEqual(readFileSync(await download.path()), aPdf());
    say(`the good one: kept by the browser as “${download.suggestedFilename()}”, the bytes that were sent`);
    for (const [who, path] of [
      ['another paper', `${asked}/papers/${bad}`],
      ['another request', `${id}/papers/${good}`],
    ] as const)
      assert.equal((await team.goto(`${platform.origin}/answer/${path}`))?.status(), 404, who);
    say('the bad one, and the good one under another request: 404');
  });
  steps.end('document runs');
} finally {
  await browser.close();
  await platform.stop();
}

import { describe, expect, it } from 'vitest';
import { readAdviserSession } from '../../../shared/application/adviser/adviser-session.ts';
import { submitAdvice } from '../../../shared/application/adviser/submit-advice.ts';
import { flagUnscanned } from '../../../shared/application/documents/flag-unscanned.ts';
import { documentsToSend, sentDocument } from '../../../shared/application/documents/list-documents.ts';
import { anEncryptedPdf, aPdf } from '../../builders/document-files.ts';
import { aDocument, ofAnswer, ofPaper } from '../../builders/documents.ts';
import type { Seen } from '../../builders/page-visitor.ts';
import { adviserAtWork, ID } from './adviser-at-work.ts';
import { DOCUMENTS, documentsAtWork, field } from './documents-at-work.ts';

const HERE = DOCUMENTS;
const heading = (seen: Seen): string => /<h1[^>]*>([^<]*)</.exec(seen.html)?.[1] ?? '';
const CONTENT = {
  sections: { needs: 'n', outcomes: 'o', provision: 'p', preparingForAdulthood: null },
  givenBy: { name: 'P. Reed', profession: 'Therapist', registration: null, seenOn: null, basis: 'from-records' },
  safeguardingRead: true,
} as const;

const atWork = async () => {
  const work = await adviserAtWork();
  await work.signIn();
  const { ports, post, scanned, send } = documentsAtWork(work);
  const live = async () => {
    const found = await readAdviserSession(work.ports, work.browser.cookies.get('__Host-answer'), true);
    if (!found) throw new Error('Nobody is signed in');
    return found;
  };
  const submit = async (...ids: readonly string[]) => submitAdvice(work.ports, await live(), ID, null, CONTENT, 0, ids);
  const found = async () => {
    const assessment = await work.assessments.load('vale', 'K3M9Q2XA7TZ1');
    if (!assessment) throw new Error('The assessment is gone');
    return { assessment, request: await work.request() };
  };
  return { ...work, ports, post, scanned, send, submit, found };
};

describe('the form for a document', () => {
  it('goes straight to the store, whose origin stands in the page’s policy, and comes back to the document’s page', async () => {
    const { browser } = await atWork();
    const seen = await browser.get(HERE);
    expect(seen.html).toContain('action="https://uploads.s3.example/" enctype="multipart/form-data"');
    expect(seen.headers['Content-Security-Policy']).toContain("form-action 'self' https://uploads.s3.example;");
    expect(field(seen, 'success_action_redirect')).toMatch(new RegExp(`^${HERE}/[0-9a-f]{32}$`));
    expect((await browser.get(`/answer/${ID}`)).headers['Content-Security-Policy']).toContain("form-action 'self';");
  });

  it('stays the same one however often it is looked at, until a file came', async () => {
    const { browser, post, documents } = await atWork();
    const first = field(await browser.get(HERE), 'key');
    expect(field(await browser.get(HERE), 'key')).toBe(first);
    await post();
    expect(field(await browser.get(HERE), 'key')).not.toBe(first);
    expect(await documents.of('vale', ofAnswer(1))).toHaveLength(2);
  });

  it('is not there for who is not signed in, nor for another request', async () => {
    const { anotherBrowser, browser } = await atWork();
    expect((await anotherBrowser().get(HERE)).status).toBe(401);
    expect((await browser.get('/answer/K3M9Q2XA7TZ1-02/documents')).status).toBe(404);
  });
});

describe('the form for the advice page’s script', () => {
  const asked = async (work: Awaited<ReturnType<typeof atWork>>) => {
    await work.browser.get(`/answer/${ID}/advice`);
    const { status, html } = await work.browser.post(HERE, {});
    return { status, ...JSON.parse(html) };
  };

  it('is another one for each file, sends the browser nowhere, and names the document’s page', async () => {
    const work = await atWork();
    const [first, second] = [await asked(work), await asked(work)];
    expect(first).toMatchObject({ status: 201, url: 'https://uploads.s3.example/' });
    expect(first.fields).not.toHaveProperty('success_action_redirect');
    expect(first.fields.key).not.toBe(second.fields.key);
    expect(first.page).toBe(`${HERE}/${first.fields.key.split('/').at(-1)}`);
    expect(heading(await work.browser.get(`${first.page}?posted`))).toBe('Your document is on its way');
  });

  it('is posted to the store whose origin the advice page’s policy names, and no other page’s', async () => {
    const { browser } = await atWork();
    const policy = async (path: string) => (await browser.get(path)).headers['Content-Security-Policy'];
    expect(await policy(`/answer/${ID}/advice`)).toContain("connect-src 'self' https://uploads.s3.example;");
    expect(await policy(HERE)).not.toContain('connect-src');
  });

  it('is refused once there are 20 without a file, for the ten minutes that they last', async () => {
    const work = await atWork();
    for (let n = 0; n < 20; n += 1) expect((await asked(work)).status).toBe(201);
    expect(await asked(work)).toEqual({ status: 409, problem: 'No more documents can be added now.' });
    work.clock.advance({ seconds: 601 });
    expect((await asked(work)).status).toBe(201);
  });

  it('is refused once the answer is given', async () => {
    const work = await atWork();
    const { place } = await work.send();
    const csrf = field(await work.browser.get(`/answer/${ID}/advice`), 'csrf');
    await work.submit(place.id);
    expect((await work.browser.post(HERE, { csrf })).status).toBe(409);
  });

  it('is not there for who is not signed in, nor for another request, nor without the session’s token', async () => {
    const { browser, anotherBrowser, documents } = await atWork();
    expect((await anotherBrowser().post(HERE, {})).status).toBe(401);
    await browser.get(`/answer/${ID}/advice`);
    expect((await browser.post('/answer/K3M9Q2XA7TZ1-02/documents', {})).status).toBe(404);
    await browser.get(`/answer/${ID}/advice`);
    expect((await browser.post(HERE, { csrf: 'x' })).status).toBe(401);
    expect(await documents.of('vale', ofAnswer(1))).toHaveLength(0);
  });
});

describe('a document’s own page', () => {
  it('looks again by itself while the file is being checked, and stops when that is done', async () => {
    const { browser, post, scanned } = await atWork();
    const { place, version, page } = await post();
    const waiting = await browser.get(page);
    expect(heading(waiting)).toBe('Your document is being checked');
    expect(waiting.headers['Refresh']).toBe('3');
    await scanned(place, version);
    const clean = await browser.get(page);
    expect(heading(clean)).toBe('Checked: your document is ready to send');
    expect(clean.headers['Refresh']).toBeUndefined();
  });

  it('says what is wrong and what to do, in the summary of errors and in words', async () => {
    const { browser, send } = await atWork();
    const { page } = await send(anEncryptedPdf());
    const seen = await browser.get(page);
    expect(seen.html).toContain('<title>Error: This document cannot be sent');
    expect(seen.html).toContain('The file is protected by a password.');
    expect(seen.html).toContain('Save it again without a password');
    expect((await browser.get(HERE)).html).toContain('Cannot be sent');
  });

  it('says after 15 minutes without a scan what to do, and is ready when one comes', async () => {
    const { browser, post, scanned, clock, ports } = await atWork();
    const { place, version, page } = await post();
    clock.advance({ seconds: 14 * 60 });
    await flagUnscanned(ports);
    expect(heading(await browser.get(page))).toBe('Your document is being checked');
    clock.advance({ seconds: 60 });
    await flagUnscanned(ports);
    const flagged = await browser.get(page);
    expect(flagged.html).toContain('We could not check the file within 15 minutes.');
    await scanned(place, version);
    expect(heading(await browser.get(page))).toContain('ready to send');
  });

  it('shows a name that could deceive as it was made safe, escaped', async () => {
    const { browser, send } = await atWork();
    const { page } = await send(aPdf(), '../<b>\u202Efdp.pdf');
    const { html } = await browser.get(page);
    expect(html).toContain('<strong>_b_fdp.pdf</strong>');
  });

  it('tells who used a form twice that the second file was not taken', async () => {
    const { browser, send } = await atWork();
    const { page, version } = await send();
    expect((await browser.get(`${page}?etag=${encodeURIComponent(`"etag-${version}"`)}`)).html).not.toContain('Error:');
    expect((await browser.get(`${page}?etag=other`)).html).toContain('the second file was not taken');
  });

  it('is not found by another id', async () => {
    const { browser } = await atWork();
    expect((await browser.get(`${HERE}/ffffffffffffffffffffffffffffffff`)).status).toBe(404);
  });
});

describe('a document that is taken back', () => {
  it('is gone at once, its bytes too', async () => {
    const { browser, send, documentFiles } = await atWork();
    const { page } = await send();
    await browser.get(page);
    expect((await browser.post(page, {})).goTo).toBe(HERE);
    expect([documentFiles.uploads.size, documentFiles.copies.size]).toEqual([0, 0]);
    expect((await browser.get(HERE)).html).toContain('You have not added a document yet');
    expect(heading(await browser.get(page))).toBe('You removed this document');
  });

  it('cannot be one that was sent', async () => {
    const { browser, send, submit, documentFiles } = await atWork();
    const { page, place } = await send();
    expect((await submit(place.id))?.ok).toBe(true);
    await browser.get(HERE);
    await browser.post(page, { csrf: field(await browser.get(`/answer/${ID}/check`), 'csrf') });
    expect(heading(await browser.get(page))).toBe('Sent with your advice');
    expect(documentFiles.copies.size).toBe(1);
  });
});

describe('advice with documents', () => {
  it('names each by its hash; each can be sent once', async () => {
    const { send, submit, found, ports, assessments } = await atWork();
    await send(aPdf(), 'one.pdf');
    await send(aPdf({ trailer: '/Info 9 0 R' }), 'two.pdf');
    const ready = await documentsToSend(ports, await found());
    expect(ready.map(({ fileName }) => fileName).toSorted()).toEqual(['one.pdf', 'two.pdf']);
    expect((await submit(...ready.map(({ id }) => id)))?.ok).toBe(true);
    const [answer] = await assessments.answers('vale', 'K3M9Q2XA7TZ1', 1);
    expect(answer).toMatchObject({ outcome: 'submitted', documents: ready.map(sentDocument) });
    expect(await documentsToSend(ports, await found())).toEqual([]);
  });

  it('is not sent with one that is not clean, not of this request, or not there', async () => {
    const { post, send, submit, documents, request } = await atWork();
    const waiting = await post();
    const refused = await send(anEncryptedPdf());
    const another = aDocument({ id: 'c'.repeat(32), owner: ofAnswer(2) });
    await documents.add(another);
    const paper = aDocument({ id: 'd'.repeat(32), owner: ofPaper() });
    await documents.add(paper);
    for (const id of [waiting.place.id, refused.place.id, another.id, paper.id, 'none'])
      expect(await submit(id), id).toMatchObject({ ok: false, refusal: { kind: 'invalid', field: 'documents' } });
    expect((await request()).status).not.toBe('submitted');
  });
});

import { describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from './adviser-at-work.ts';

describe('the landing page of a link', () => {
  it('shows the council, the request and its due date, and nothing of the child', async () => {
    const { browser, token } = await adviserAtWork();
    const page = await browser.get(`/r/${token}`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Vale Council');
    expect(page.html).toContain(ID);
    expect(page.html).toContain('Due Monday 16 February 2026');
    for (const secret of ['Ada', 'Ashdown', '2014', 'Northgate', '999']) expect(page.html).not.toContain(secret);
    expect(page.html).not.toMatch(/<input[^>]* checked/);
  });

  it('changes nothing when it is fetched and its form is sent without a choice, however often', async () => {
    const { browser, token, history, mails, signIn, anotherBrowser } = await adviserAtWork();
    const before = await history();
    for (let time = 0; time < 20; time += 1) {
      await browser.get(`/r/${token}`);
      await browser.head(`/r/${token}`);
      const answer = await browser.post(`/r/${token}`, {});
      expect(answer.goTo).toBe('/answer/start');
    }
    expect((await browser.get('/answer/start')).html).toContain('Choose where we should send the code');
    expect(await history()).toEqual(before);
    expect(mails.all()).toEqual([]);
    expect((await signIn(anotherBrowser())).goTo).toBe(`/answer/${ID}`);
  });

  it('looks the same for a wrong, a cut and a revoked link: 404', async () => {
    const { browser, token, directory, council, clock } = await adviserAtWork();
    const wrong = await browser.get('/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    const cut = await browser.get(`/r/${token.slice(0, -1)}`);
    await directory.putCouncil({ ...council, linksRevokedAt: clock.now() });
    const revoked = await browser.get(`/r/${token}`);
    expect([wrong.status, cut.status, revoked.status]).toEqual([404, 404, 404]);
    expect(cut.html).toBe(wrong.html);
    expect(revoked.html).toBe(wrong.html);
  });

  it('refuses a form that another site sent', async () => {
    const { browser, token, mails } = await adviserAtWork();
    const answer = await browser.post(`/r/${token}`, { where: 'mailbox' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(mails.all()).toEqual([]);
  });
});

describe('asking for a code', () => {
  it('sends it to the team’s mailbox, or to an address on the organisation’s own domain', async () => {
    const { browser, anotherBrowser, token, mails } = await adviserAtWork();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    await anotherBrowser().post(`/r/${token}`, { where: 'other', address: ' P.Reed@RV1.nhs.example ' });
    expect(mails.all().map(({ kind, to }) => [kind, to])).toEqual([
      ['code', ['salt@rv1.nhs.example']],
      ['code', ['p.reed@rv1.nhs.example']],
    ]);
  });

  it.each([
    ['someone@gmail.com', 'this address waits'],
    ['someone@nhs.example', 'this address waits'],
    ['someone@vale.gov.example', 'this address waits'],
    ['not an address', 'Enter an email address'],
  ])('sends nothing to %s', async (address, words) => {
    const { browser, token, mails } = await adviserAtWork();
    const page = await browser.follow(await browser.post(`/r/${token}`, { where: 'other', address }));
    expect(page.html).toContain(words);
    expect(page.html).toContain('<title>Error: ');
    expect(page.html).toContain(`value="${address}"`);
    expect(mails.all()).toEqual([]);
  });

  it('stops at ten codes an hour for one address', async () => {
    const { browser, token, mails } = await adviserAtWork();
    for (let time = 0; time < 12; time += 1) await browser.post(`/r/${token}`, { where: 'mailbox' });
    expect(mails.all()).toHaveLength(10);
    expect((await browser.get('/answer/start')).html).toContain('Too many codes');
  });

  it('sends another on a page of its own, and the first stays good', async () => {
    const { browser, token, mails, mailedCode } = await adviserAtWork();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    await mailedCode('111111');
    await browser.get('/answer/code/new');
    expect(mails.all()).toHaveLength(1);
    await browser.follow(await browser.post('/answer/code/new', {}));
    expect(mails.all()).toHaveLength(2);
    expect((await browser.post('/answer/code', { code: '111111', name: 'P', role: 'T' })).goTo).toBe(`/answer/${ID}`);
  });
});

describe('giving the code', () => {
  it('records the request as opened, once, and shows the child', async () => {
    const { browser, signIn, history } = await adviserAtWork();
    expect(await history()).not.toContain('AdviceRequestOpened');
    const page = await browser.follow(await signIn());
    expect(page.html).toContain('Advice for Ada Ashdown’s assessment');
    expect(page.html).toContain('9 March 2014 (age 11, year 7)');
    expect(page.html).toContain('999 123 4567');
    await browser.get(`/answer/${ID}`);
    expect((await history()).filter((fact) => fact === 'AdviceRequestOpened')).toHaveLength(1);
  });

  it('is good once, and in the browser that asked alone', async () => {
    const { browser, anotherBrowser, signIn, token } = await adviserAtWork();
    await signIn();
    const again = await browser.post('/answer/code', { code: '123456', name: 'P', role: 'T' });
    expect(again.goTo).toBeNull();
    const other = anotherBrowser();
    await other.post(`/r/${token}`, { where: 'mailbox' });
    await other.get('/answer/code');
    const foreign = await other.post('/answer/code', { code: '123456', name: 'P', role: 'T' });
    expect(foreign.html).toContain('This code is not right');
  });

  it('is not spent by another fault on the page, and stays in its field', async () => {
    const { browser, token, mailedCode } = await adviserAtWork();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    await mailedCode('123456');
    await browser.get('/answer/code');
    const faulty = await browser.post('/answer/code', { code: '123456', name: '', role: '' });
    expect(faulty.html).toContain('Enter your name');
    expect(faulty.html).toContain('value="123456"');
    expect((await browser.post('/answer/code', { code: '123456', name: 'P', role: 'T' })).goTo).toBe(`/answer/${ID}`);
  });

  it('ends after five tries, until a new code comes', async () => {
    const { browser, token, mailedCode } = await adviserAtWork();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    await mailedCode('123456');
    await browser.get('/answer/code');
    for (let time = 0; time < 5; time += 1)
      await browser.post('/answer/code', { code: '000000', name: 'P', role: 'T' });
    const right = await browser.post('/answer/code', { code: '123456', name: 'P', role: 'T' });
    expect(right.html).toContain('That was the fifth try');
    await browser.get('/answer/code/new');
    await browser.follow(await browser.post('/answer/code/new', {}));
    await mailedCode('654321');
    expect((await browser.post('/answer/code', { code: '654321', name: 'P', role: 'T' })).goTo).toBe(`/answer/${ID}`);
  });

  it('is refused after ten minutes', async () => {
    const { browser, token, mailedCode, clock } = await adviserAtWork();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    await mailedCode('123456');
    await browser.get('/answer/code');
    clock.advance({ minutes: 10 });
    expect((await browser.post('/answer/code', { code: '123456', name: 'P', role: 'T' })).html).toContain('not right');
  });
});

describe('the session', () => {
  it.each([
    ['60 minutes without a page', { minutes: 60 }],
    ['12 hours', { hours: 12 }],
  ])('ends after %s', async (_why, by) => {
    const { browser, signIn, clock } = await adviserAtWork();
    await signIn();
    clock.advance(by);
    const page = await browser.get(`/answer/${ID}`);
    expect(page.status).toBe(401);
    expect(page.html).toContain('You need a new code');
    expect(page.html).not.toContain('Ada');
  });

  it('ends at once when its link is revoked', async () => {
    const { browser, signIn, directory, council, team, clock } = await adviserAtWork();
    await signIn();
    await directory.putTeams(council.id, [{ ...team, linksRevokedAt: clock.now() }]);
    expect((await browser.get(`/answer/${ID}`)).status).toBe(401);
  });

  it('shows nothing before the code, nor another request than the link’s', async () => {
    const { browser, token, signIn } = await adviserAtWork();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    expect((await browser.get(`/answer/${ID}`)).status).toBe(401);
    await signIn();
    expect((await browser.get('/answer/K3M9Q2XA7TZ1-02')).status).toBe(404);
    expect((await browser.get('/answer/nonsense')).status).toBe(404);
    expect((await browser.get('/answer/AAAAAAAAAAAA-01/advice')).status).toBe(404);
  });

  it('takes no form without its own token', async () => {
    const { browser, signIn, request } = await adviserAtWork();
    await signIn();
    for (const csrf of ['', 'forged', 'x'.repeat(86)]) {
      const answer = await browser.post(`/answer/${ID}/acknowledge`, { csrf });
      expect(answer.status).toBe(401);
    }
    expect((await request()).status).toBe('requested');
  });
});

describe('every answer', () => {
  it('carries the security headers, and no title names the child', async () => {
    const { browser, signIn, token } = await adviserAtWork();
    const pages = [
      await browser.get(`/r/${token}`),
      await browser.get('/r/x'),
      await signIn(),
      await browser.get(`/answer/${ID}`),
    ];
    for (const { headers, html } of pages) {
      expect(headers).toMatchObject({
        'Strict-Transport-Security': expect.stringContaining('max-age=31536000'),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
      });
      expect(/<title>([^<]*)/.exec(html)?.[1] ?? '').not.toContain('Ada');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from './adviser-at-work.ts';

const JO = 'jo.rivers@nhs.example';
const asks = { where: 'other', address: JO };

/** Somebody on a shared domain asked for a code; the mailbox's own session is in `browser`. */
const somebodyHeld = async () => {
  const work = await adviserAtWork();
  const jo = work.anotherBrowser();
  const page = await jo.follow(await jo.post(`/r/${work.token}`, asks));
  return { ...work, jo, page };
};

describe('an address that nobody vouches for', () => {
  it('is held: the page says that it waits and on whom, and nothing is sent to it', async () => {
    const { page, mails, vouching, clock } = await somebodyHeld();
    expect(page.html).toContain(
      'this address waits until somebody with the team’s mailbox, or the council, approves it',
    );
    expect(mails.all()).toEqual([]);
    expect(await vouching.addresses('vale', null, clock.now())).toMatchObject([{ address: JO, decision: null }]);
  });

  it('gets codes once somebody with the team’s mailbox approved it, and opens the request', async () => {
    const { jo, browser, signIn, mailedCode, token, mails } = await somebodyHeld();
    const request = await browser.follow(await signIn());
    expect(request.html).toContain('1 address waits');
    const list = await browser.get('/answer/addresses');
    expect(list.html).toContain(JO);
    await browser.follow(await browser.post('/answer/addresses', { address: JO, decision: 'approved' }));
    await jo.post(`/r/${token}`, asks);
    expect(mails.all().at(-1)).toMatchObject({ kind: 'code', to: [JO] });
    await mailedCode('654321');
    await jo.get('/answer/code');
    const opened = await jo.post('/answer/code', { code: '654321', name: 'Jo', role: 'Therapist' });
    expect(opened.goTo).toBe(`/answer/${ID}`);
  });

  it('still gets nothing where the mailbox said no, or took its approval back', async () => {
    const { jo, browser, signIn, token, mails } = await somebodyHeld();
    await signIn();
    for (const decision of ['approved', 'refused']) {
      await browser.get('/answer/addresses');
      await browser.post('/answer/addresses', { address: JO, decision });
    }
    expect((await browser.get('/answer/addresses')).html).toContain('Not approved by P. Reed, Therapist');
    const before = mails.all().length;
    expect((await jo.post(`/r/${token}`, asks)).goTo).toBe('/answer/start');
    expect(mails.all()).toHaveLength(before);
  });

  it('is decided on by nobody who only has a colleague’s address: for them the page is not there', async () => {
    const { browser, anotherBrowser, token, mailedCode, vouching, clock } = await somebodyHeld();
    const colleague = anotherBrowser();
    await colleague.post(`/r/${token}`, { where: 'other', address: 'p.reed@rv1.nhs.example' });
    await mailedCode('123456');
    await colleague.get('/answer/code');
    await colleague.post('/answer/code', { code: '123456', name: 'P', role: 'T' });
    expect((await colleague.get('/answer/addresses')).status).toBe(404);
    await colleague.get(`/answer/${ID}`);
    expect((await colleague.post('/answer/addresses', { address: JO, decision: 'approved' })).status).toBe(404);
    expect((await browser.get('/answer/addresses')).status).toBe(401);
    expect(await vouching.addresses('vale', null, clock.now())).toMatchObject([{ decision: null }]);
  });

  it('is forgotten after 28 days in which nobody decided', async () => {
    const { vouching, clock } = await somebodyHeld();
    clock.advance({ hours: 24 * 28 });
    expect(await vouching.addresses('vale', null, clock.now())).toEqual([]);
  });

  it('stands for one team alone', async () => {
    const { vouching, clock } = await somebodyHeld();
    expect(await vouching.address('vale', 'EPS', JO, clock.now())).toBeNull();
  });

  it('is not held for a scanner that types nothing, and of a flood only twenty an hour are', async () => {
    const { token, anotherBrowser, vouching, clock } = await adviserAtWork();
    const browser = anotherBrowser();
    await browser.post(`/r/${token}`, { where: 'other', address: '' });
    expect(await vouching.addresses('vale', null, clock.now())).toEqual([]);
    for (let n = 0; n < 30; n += 1) await browser.post(`/r/${token}`, { where: 'other', address: `u${n}@nhs.example` });
    expect(await vouching.addresses('vale', null, clock.now())).toHaveLength(20);
    expect((await browser.get('/answer/start')).html).toContain('Too many codes');
  });
});

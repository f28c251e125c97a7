import { describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from './adviser-at-work.ts';

const TYPED = 'Finds it hard to follow what is said in a noisy room.\nAsks for it again.';
const ADVICE = `/answer/${ID}/advice`;
type Work = Awaited<ReturnType<typeof adviserAtWork>>;

/** A form that was opened in time and is sent an hour later. */
const sentTooLate = async (work: Work, path = ADVICE, form: Record<string, string> = { needs: TYPED, go: 'check' }) => {
  await work.signIn();
  await work.browser.get(path);
  work.clock.advance({ minutes: 61 });
  return work.browser.post(path, form);
};
const newCode = async ({ browser, mailedCode }: Work) => {
  await browser.post('/answer/start', { where: 'mailbox' });
  await mailedCode('222222');
  await browser.get('/answer/code');
  return browser.post('/answer/code', { code: '222222', name: 'P. Reed', role: 'Therapist' });
};

describe('a form that outlived its session', () => {
  it('comes back after a new code with all that was typed, and was not sent', async () => {
    const work = await adviserAtWork();
    const late = await sentTooLate(work);
    expect(late.status).toBe(401);
    expect(late.html).toContain('What you typed is kept for 24 hours');
    const answer = await newCode(work);
    expect(answer.goTo).toBe(ADVICE);
    const page = await work.browser.follow(answer);
    expect(page.html).toContain('What you typed is back');
    expect(page.html).toContain(TYPED);
    expect((await work.request()).status).toBe('requested');
  });

  it('is there until it is sent again, also after a refresh, and then no longer', async () => {
    const work = await adviserAtWork();
    await sentTooLate(work);
    await newCode(work);
    for (let time = 0; time < 2; time += 1) expect((await work.browser.get(ADVICE)).html).toContain(TYPED);
    await work.browser.post(ADVICE, { needs: 'Other words', go: 'save' });
    const page = await work.browser.get(ADVICE);
    expect(page.html).not.toContain('What you typed is back');
    expect(page.html).toContain('Other words');
  });

  it.each([
    ['acknowledge', { 'expectedOn-day': '27', 'expectedOn-month': '1', 'expectedOn-year': '2026' }, 'value="27"'],
    ['not-known', { checkedBy: 'Sam Heath', records: 'SystmOne' }, 'value="Sam Heath"'],
  ])('comes back on %s too, and nothing was told to the council', async (way, form, shown) => {
    const work = await adviserAtWork();
    await sentTooLate(work, `/answer/${ID}/${way}`, form);
    const page = await work.browser.follow(await newCode(work));
    expect(page.html).toContain(shown);
    expect(await work.history()).not.toContain('AdviceAcknowledged');
    expect((await work.request()).status).toBe('requested');
  });

  it('is sealed: neither the table’s item nor another browser gives it away', async () => {
    const work = await adviserAtWork();
    const sealed: string[] = [];
    const keep = work.keptForms.keep.bind(work.keptForms);
    work.ports.keptForms.keep = async (form) => {
      sealed.push(JSON.stringify(form));
      return keep(form);
    };
    await sentTooLate(work);
    expect(sealed).toHaveLength(1);
    const key = work.browser.cookies.get('__Host-kept') ?? '';
    expect(key).toHaveLength(43);
    expect(sealed.join()).not.toContain(TYPED.slice(0, 20));
    expect(sealed.join()).not.toContain(key);
    const other = work.anotherBrowser();
    await work.signIn(other);
    expect((await other.get(ADVICE)).html).not.toContain(TYPED);
  });

  it('runs out after 24 hours', async () => {
    const work = await adviserAtWork();
    await sentTooLate(work);
    work.clock.advance({ hours: 24 });
    expect((await newCode(work)).goTo).toBe(`/answer/${ID}`);
  });

  it('is not kept for a form that another site made up, nor for who never proved a code', async () => {
    const work = await adviserAtWork();
    const forged = await sentTooLate(work, ADVICE, { needs: TYPED, csrf: 'forged' });
    expect(forged.html).not.toContain('What you typed is kept');
    const stranger = work.anotherBrowser();
    await stranger.post(`/r/${work.token}`, { where: 'mailbox' });
    await stranger.get('/answer/code');
    expect((await stranger.post(ADVICE, { needs: TYPED })).html).not.toContain('What you typed is kept');
  });

  it('comes back at once where another tab took a new code meanwhile', async () => {
    const work = await adviserAtWork();
    await work.signIn();
    await work.browser.get(ADVICE);
    const old = await work.browser.get(ADVICE);
    const csrf = /name="csrf" value="([^"]*)"/.exec(old.html)?.[1] ?? '';
    await work.browser.post(`/r/${work.token}`, { where: 'mailbox' });
    await work.mailedCode('333333');
    await work.browser.get('/answer/code');
    await work.browser.post('/answer/code', { code: '333333', name: 'P. Reed', role: 'Therapist' });
    const form = { needs: TYPED, csrf, go: 'check' };
    const answer = await work.browser.post(ADVICE, form, { 'sec-fetch-site': 'same-origin' });
    expect((await work.browser.follow(answer)).html).toContain(TYPED);
    expect((await work.browser.post(ADVICE, form)).status).toBe(401);
  });
});

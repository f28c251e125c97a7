import { describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from './adviser-at-work.ts';

/** A year and a day after the mail. */
const expired = async (its: Parameters<typeof adviserAtWork>[0] = {}) => {
  const work = await adviserAtWork(its);
  work.clock.set('2027-01-06T10:00:00.000Z');
  const ask = (form: Record<string, string> = { next: 'new-link' }) => work.browser.post(`/r/${work.token}`, form);
  const links = () => work.mails.all().filter(({ kind }) => kind === 'new-link');
  return { ...work, ask, links };
};

describe('a link that has run out', () => {
  it('says why and offers a new one; fetched, or sent without a choice, it sends nothing', async () => {
    const { browser, token, ask, links } = await expired();
    const page = await browser.get(`/r/${token}`);
    expect(page.status).toBe(410);
    expect(page.html).toContain('A link lives for a year at most');
    expect(page.html).toContain('Send a new link to the team’s mailbox');
    expect(page.html).not.toMatch(/<input[^>]* checked/);
    expect((await ask({})).html).toContain('Choose what you would like to do');
    expect(links()).toEqual([]);
  });

  it('sends a new one to the mailbox of record alone, whatever is typed, three an hour, with the same answer each time', async () => {
    const { browser, ask, links, clock } = await expired();
    const answers = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      clock.advance({ minutes: 1 });
      answers.add((await browser.follow(await ask({ next: 'new-link', address: 'thief@gmail.com' }))).html);
    }
    expect(answers.size).toBe(1);
    expect(links().map(({ to, request, team }) => ({ to, request, team }))).toEqual(
      Array(3).fill({ to: ['salt@rv1.nhs.example'], request: ID, team: 'RV1-SALT' }),
    );
    clock.advance({ hours: 1 });
    await ask();
    expect(links()).toHaveLength(4);
  });

  it('renews the list of a team as well', async () => {
    const { ask, links } = await expired({ listLink: true });
    expect((await ask()).goTo).toBe('/answer/new-link');
    expect(links()).toMatchObject([{ request: null, team: 'RV1-SALT' }]);
  });

  it('tells who cannot open that mailbox whom to ask', async () => {
    const { ask, links } = await expired();
    expect((await ask({ next: 'council' })).html).toContain('send@vale.gov.example');
    expect(links()).toEqual([]);
  });

  it('is not renewed 28 days after its request ended: there is nothing to open', async () => {
    const { browser, token, ask, links, withdraw, clock } = await expired();
    clock.set('2026-02-01T10:00:00.000Z');
    await withdraw();
    clock.set('2026-03-01T10:00:00.000Z');
    expect((await browser.get(`/r/${token}`)).status).toBe(200);
    clock.set('2026-03-02T10:00:00.000Z');
    const page = await browser.get(`/r/${token}`);
    expect(page.status).toBe(410);
    expect(page.html).toContain('ended more than 28 days ago');
    await ask();
    expect(links()).toEqual([]);
  });
});

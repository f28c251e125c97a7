import { beforeEach, describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from './adviser-at-work.ts';
import { alsoAsked, councilDecides } from './more-requests.ts';

let work: Awaited<ReturnType<typeof adviserAtWork>>;
let ben: string;
let cy: string;
let di: string;
const list = async (query = ''): Promise<string> => (await work.browser.get(`/answer${query}`)).html;
/** Ids in the order of the rows. */
const rows = async (query = ''): Promise<readonly string[]> =>
  [...(await list(query)).matchAll(/rowheader"[^>]*><a[^>]*>([^<]*)<\/a>/g)].map(([, id = '']) => id);
const gives = async (id: string, name: string, address: string) => {
  await work.browser.get(`/answer/${id}/assign`);
  return work.browser.post(`/answer/${id}/assign`, { name, address });
};

beforeEach(async () => {
  work = await adviserAtWork({ listLink: true });
  work.clock.set('2026-01-12');
  ben = await alsoAsked(work, 'B1B2C3D4E5F6', 'Ben Marsh');
  work.clock.set('2026-01-20');
  cy = await alsoAsked(work, 'C1B2C3D4E5F6', 'Cy Rowe');
  di = await alsoAsked(work, 'D1B2C3D4E5F6', 'Di Penn');
  await councilDecides(work, di, { do: 'submit', lateReason: null, answer: 1 });
  await councilDecides(work, di, { do: 'return', missing: 'The hours', answerBy: '2026-03-16' });
  work.clock.set('2026-02-20');
  await work.signIn();
});

describe('the team’s list', () => {
  it('has what the team owes, soonest first, with days left or late in words and no child’s name', async () => {
    expect(await rows()).toEqual([ID, ben, cy, di]);
    const html = await list();
    for (const words of ['4 requests to answer, 1 late', '4 days late', '3 days left', '11 days left', '24 days left'])
      expect(html).toContain(words);
    for (const words of ['BM', 'Nobody yet', 'Sent back to you', 'Not opened yet', '16 March 2026'])
      expect(html).toContain(words);
    for (const name of ['Ashdown', 'Marsh', 'Rowe', 'Penn']) expect(html).not.toContain(name);
    expect(html).toContain('Showing all 4 requests');
  });

  it.each([
    ['?show=late', () => [ID]],
    ['?show=soon', () => [ben, cy]],
    ['?show=returned', () => [di]],
    ['?show=nobody', () => [ID, cy, di]],
    ['?sort=latest', () => [di, cy, ben, ID]],
    ['?sort=holder', () => [ID, cy, di, ben]],
    ['?sort=status', () => [ID, ben, cy, di]],
    ['?search=bm', () => [ben]],
    ['?search=%20c1b2%20', () => [cy]],
    ['?search=rivers', () => [ben]],
    ['?search=ashdown', () => []],
    ['?search=&show=nobody&sort=latest', () => [di, cy, ID]],
    ['?show=constructor&sort=__proto__', () => [ID, ben, cy, di]],
  ])('%s shows what was asked for', async (query, expected) => {
    await gives(ben, 'Jo Rivers', 'jo.rivers@rv1.nhs.example');
    expect(await rows(query)).toEqual(expected());
  });

  it('keeps what was chosen, says how many of how many it shows, and leads back to all', async () => {
    const html = await list('?search=zz%22&show=late&sort=latest');
    expect(html).toContain('value="zz&quot;"');
    expect(html).toContain('<option value="late" selected>');
    expect(html).toContain('<option value="latest" selected>');
    expect(html).toContain('Showing 0 of 4 requests');
    expect(html).toContain('<a class="govuk-link" href="/answer">Show all');
    expect(await list()).not.toContain('Show all,');
  });

  it('loses a request that is blocked', async () => {
    await councilDecides(work, cy, { do: 'block', by: 'adviser' });
    expect(await rows()).toEqual([ID, ben, di]);
  });
});

describe('giving a request to a colleague', () => {
  const JO = 'jo.rivers@rv1.nhs.example';

  it('makes it theirs, and mails them a link of their own', async () => {
    const page = await work.browser.follow(await gives(ben, ' Jo Rivers ', 'Jo.Rivers@RV1.nhs.example'));
    expect(page.html).toContain('given to a colleague');
    expect(page.html).toContain(`Jo Rivers, ${JO}`);
    expect(work.mails.all().at(-1)).toMatchObject({
      kind: 'advice-requested',
      to: [JO],
      request: ben,
      team: 'RV1-SALT',
      about: { assigned: 'yes' },
    });
    expect(await list()).toContain('Jo Rivers');
  });

  it('sent twice, is one mail; given to another, one more', async () => {
    await gives(ben, 'Jo Rivers', JO);
    await gives(ben, 'Jo Rivers', JO);
    const sent = () => work.mails.all().filter(({ kind }) => kind === 'advice-requested').length;
    expect(sent()).toBe(1);
    await gives(ben, 'Sam Heath', 'sam.heath@rv1.nhs.example');
    expect(sent()).toBe(2);
  });

  it('to and fro is five mails an hour, so that nobody is pestered', async () => {
    const sent = () => work.mails.all().filter(({ kind }) => kind === 'advice-requested').length;
    for (const name of ['a', 'b', 'c', 'd', 'e']) await gives(ben, name, `${name}@rv1.nhs.example`);
    const refused = await gives(ben, 'f', 'f@rv1.nhs.example');
    expect(refused.html).toContain('given to somebody too often in the last hour');
    expect(sent()).toBe(5);
    expect(await list()).not.toContain('>f<');
    work.clock.advance({ minutes: 61 });
    await work.signIn();
    expect((await gives(ben, 'f', 'f@rv1.nhs.example')).goTo).toBe(`/answer/${ben}?told=assign`);
    expect(sent()).toBe(6);
  });

  it('to an address that nobody vouches for sends nothing: it waits for whoever has the mailbox', async () => {
    const page = await gives(ben, 'Jo Rivers', 'jo@nhs.example');
    expect(page.html).toContain('<title>Error: ');
    expect(page.html).toContain('approve it under “Who may get codes”');
    expect(page.html).toContain('value="jo@nhs.example"');
    expect(work.mails.all().filter(({ kind }) => kind === 'advice-requested')).toEqual([]);
    expect(await list()).toContain('1 address waits');
    await work.browser.get('/answer/addresses');
    await work.browser.post('/answer/addresses', { address: 'jo@nhs.example', decision: 'approved' });
    expect((await gives(ben, 'Jo Rivers', 'jo@nhs.example')).goTo).toBe(`/answer/${ben}?told=assign`);
  });

  it('needs a name and an address, and says so beside each', async () => {
    const page = await gives(ben, '', '');
    expect(page.html).toContain('Enter your colleague’s name');
    expect(page.html).toContain('Enter your colleague’s work email address');
    expect((await gives(ben, 'Jo', 'not an address')).html).toContain('Enter an email address, like');
  });

  it('who takes it themselves is sent nothing: they are here', async () => {
    await gives(ben, 'P. Reed', work.team.mailbox);
    expect(work.mails.all().filter(({ kind }) => kind === 'advice-requested')).toEqual([]);
    expect(await list()).toContain('P. Reed');
  });

  it('shows a name as it was typed, never as markup', async () => {
    const page = await work.browser.follow(await gives(ben, '<i>Jo</i>', JO));
    expect(page.html).toContain('&lt;i&gt;Jo&lt;/i&gt;');
    expect(page.html + (await list())).not.toContain('<i>Jo');
  });

  it('is for a request that still owes an answer', async () => {
    await councilDecides(work, ben, { do: 'withdraw', reason: 'Not needed' });
    const page = await work.browser.get(`/answer/${ben}/assign`);
    expect(page.status).toBe(409);
    expect(page.html).toContain('so it cannot be given to a colleague');
  });

  it('with a link to one request, is for that one alone', async () => {
    const one = await adviserAtWork();
    const other = await alsoAsked(one, 'B1B2C3D4E5F6', 'Ben Marsh');
    await one.signIn();
    expect((await one.browser.get(`/answer/${other}/assign`)).status).toBe(404);
    await one.browser.get(`/answer/${ID}/assign`);
    const given = { name: 'Jo Rivers', address: JO };
    expect((await one.browser.post(`/answer/${other}/assign`, given)).status).toBe(404);
    await one.browser.get(`/answer/${ID}/assign`);
    expect((await one.browser.post(`/answer/${ID}/assign`, given)).goTo).toBe(`/answer/${ID}?told=assign`);
  });
});

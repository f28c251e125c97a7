import { describe, expect, it } from 'vitest';
import { adviserAtWork } from './adviser-at-work.ts';

const TEST = { council: 'vale', team: 'RV1-SALT', mailbox: 'salt@rv1.nhs.example', mail: 'mail-1' };

const tested = async () => {
  const work = await adviserAtWork({ opens: 'test' });
  await work.vouching.putTest({ ...TEST, askedAt: work.clock.now(), arrivedAt: null, arrivedBy: null });
  return { ...work, test: () => work.vouching.test('vale', 'RV1-SALT') };
};

describe('the link of a test mail', () => {
  it('asks for a name, so that what a scanner fetches and sends says nothing', async () => {
    const { browser, token, test } = await tested();
    const page = await browser.get(`/r/${token}`);
    expect(page.html).toContain('Can this team receive requests?');
    expect(page.html).toContain('salt@rv1.nhs.example');
    expect((await browser.post(`/r/${token}`, {})).html).toContain('Enter your name');
    expect((await test())?.arrivedAt).toBeNull();
  });

  it('notes who said, and when, that it arrived', async () => {
    const { browser, token, test, clock } = await tested();
    const thanks = await browser.post(`/r/${token}`, { name: ' Robin Reed ' });
    expect(thanks.html).toContain('Thank you');
    expect(await test()).toMatchObject({ arrivedAt: clock.now(), arrivedBy: 'Robin Reed' });
  });

  it('is none of the requests’: it gets nobody a code', async () => {
    const { browser, token, mails } = await tested();
    await browser.post(`/r/${token}`, { where: 'mailbox' });
    expect(mails.all()).toEqual([]);
  });

  it('says where a newer test was sent', async () => {
    const { browser, token, vouching, test, clock } = await tested();
    await vouching.putTest({ ...TEST, mail: 'mail-2', askedAt: clock.now(), arrivedAt: null, arrivedBy: null });
    expect((await browser.post(`/r/${token}`, { name: 'Robin' })).html).toContain('There is a newer test');
    expect((await test())?.arrivedAt).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { decideAndAppend } from '../../../shared/application/decide-and-append.ts';
import { decideOnRequest } from '../../../shared/domain/assessment/decide.ts';
import { ada, adviserAtWork, ID } from './adviser-at-work.ts';

const GOOD_ADVICE = {
  go: 'check',
  needs: 'Ada finds two-step instructions hard.',
  outcomes: 'By July 2027 Ada follows two-step instructions in class.',
  provision: '30 minutes of therapy, twice a week, by a speech and language therapist.',
  name: 'P. Reed',
  profession: 'Speech and language therapist',
  basis: 'in-person',
  'seenOn-day': '4',
  'seenOn-month': '1',
  'seenOn-year': '2026',
};

describe('the ways to go on', () => {
  it('asks what the adviser would like to do, and says so when nothing is chosen', async () => {
    const { browser, signIn } = await adviserAtWork();
    await browser.follow(await signIn());
    const page = await browser.post(`/answer/${ID}`, {});
    expect(page.html).toContain('Choose what you would like to do');
    expect((await browser.post(`/answer/${ID}`, { choice: 'not-known' })).goTo).toBe(`/answer/${ID}/not-known`);
  });

  it('tells the council that it arrived, with the day on which advice is expected', async () => {
    const { browser, signIn, request } = await adviserAtWork();
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/acknowledge`);
    const past = await browser.post(`/answer/${ID}/acknowledge`, {
      'expectedOn-day': '1',
      'expectedOn-month': '1',
      'expectedOn-year': '2026',
    });
    expect(past.html).toContain('The date must be today or later');
    const unreal = await browser.post(`/answer/${ID}/acknowledge`, {
      'expectedOn-day': '31',
      'expectedOn-month': '2',
      'expectedOn-year': '2026',
    });
    expect(unreal.html).toContain('must be a real date');
    const done = await browser.post(`/answer/${ID}/acknowledge`, {
      'expectedOn-day': '2',
      'expectedOn-month': '2',
      'expectedOn-year': '2026',
    });
    expect((await browser.follow(done)).html).toContain('expect to send it on 2 February 2026');
    expect(await request()).toMatchObject({ status: 'acknowledged', expectedOn: '2026-02-02' });
  });

  it('takes advice as text: saved, checked, sent once, with receipts', async () => {
    const { browser, signIn, request, assessments, mails, council } = await adviserAtWork();
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/advice`);
    const faulty = await browser.post(`/answer/${ID}/advice`, { go: 'check', needs: 'Typed <b>text</b>', name: '' });
    expect(faulty.html).toContain('Typed &lt;b&gt;text&lt;/b&gt;');
    expect(faulty.html).toContain('Enter the name of the person who gives this advice');
    expect((await browser.get(`/answer/${ID}/advice`)).html).toContain('Typed &lt;b&gt;');
    expect((await browser.get(`/answer/${ID}/check`)).goTo).toBe(`/answer/${ID}/advice`);
    await browser.get(`/answer/${ID}/advice`);
    const check = await browser.follow(await browser.post(`/answer/${ID}/advice`, GOOD_ADVICE));
    expect(check.html).toContain('Check before you send');
    expect(check.html).not.toContain('What usually sends advice back');
    const sent = await browser.follow(await browser.post(`/answer/${ID}/check`, {}));
    expect(sent.html).toContain('Advice sent');
    expect(sent.html).toContain('In time');
    expect(await request()).toMatchObject({ status: 'submitted', answer: { outcome: 'submitted', on: '2026-01-05' } });
    expect(
      mails
        .all()
        .filter(({ kind }) => kind === 'receipt')
        .map(({ to }) => to),
    ).toEqual([['salt@rv1.nhs.example']]);
    expect(await assessments.answers(council.id, 'K3M9Q2XA7TZ1', 1)).toMatchObject([
      {
        outcome: 'submitted',
        number: 1,
        sections: { provision: GOOD_ADVICE.provision },
        givenBy: { seenOn: '2026-01-04' },
      },
    ]);
  });

  it('sent again by back, refresh or a double click, is one answer', async () => {
    const { browser, signIn, history } = await adviserAtWork();
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/advice`);
    await browser.follow(await browser.post(`/answer/${ID}/advice`, GOOD_ADVICE));
    const answers = await Promise.all([
      browser.post(`/answer/${ID}/check`, {}),
      browser.post(`/answer/${ID}/check`, {}),
    ]);
    expect((await browser.get(`/answer/${ID}/check`)).goTo).toBe(`/answer/${ID}/sent`);
    expect((await history()).filter((fact) => fact === 'AdviceSubmitted')).toHaveLength(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
  });

  it('points out what usually sends advice back, and sends it all the same', async () => {
    const { browser, signIn } = await adviserAtWork();
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/advice`);
    const vague = { ...GOOD_ADVICE, provision: 'Regular access to therapy as required.' };
    const check = await browser.follow(await browser.post(`/answer/${ID}/advice`, vague));
    expect(check.html).toContain('does not say how much or how often');
    expect(check.html).toContain('“access to” is hard to hold anyone to');
    expect((await browser.post(`/answer/${ID}/check`, {})).goTo).toBe(`/answer/${ID}/sent`);
  });

  it('asks why when it is late, and the receipt says how late', async () => {
    const { browser, signIn, clock, request } = await adviserAtWork();
    clock.set('2026-02-18');
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/advice`);
    expect((await browser.post(`/answer/${ID}/advice`, GOOD_ADVICE)).html).toContain('Choose why this advice is late');
    await browser.follow(await browser.post(`/answer/${ID}/advice`, { ...GOOD_ADVICE, lateReason: 'waiting-list' }));
    const sent = await browser.follow(await browser.post(`/answer/${ID}/check`, {}));
    expect(sent.html).toContain('2 days late: it was due by the end of Monday 16 February 2026');
    expect(await request()).toMatchObject({ answer: { lateReason: 'waiting-list' } });
  });

  it('asks for preparation for adulthood from year 9', async () => {
    const { browser, signIn } = await adviserAtWork({ yearGroup: 9 });
    await browser.follow(await signIn());
    expect((await browser.get(`/answer/${ID}/advice`)).html).toContain('Preparing for adulthood');
  });

  it('takes "no record" with who checked which records and when', async () => {
    const { browser, signIn, request, assessments, council } = await adviserAtWork();
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/not-known`);
    const faulty = await browser.post(`/answer/${ID}/not-known`, {
      checkedBy: 'A. Clerk',
      'checkedOn-day': '5',
      'checkedOn-month': '2',
      'checkedOn-year': '2026',
    });
    expect(faulty.html).toContain('Enter which records were checked');
    expect(faulty.html).toContain('today or earlier');
    expect(faulty.html).toContain('value="A. Clerk"');
    const sent = await browser.follow(
      await browser.post(`/answer/${ID}/not-known`, {
        checkedBy: 'A. Clerk',
        records: 'SystmOne',
        'checkedOn-day': '5',
        'checkedOn-month': '1',
        'checkedOn-year': '2026',
      }),
    );
    expect(sent.html).toContain('no record of this child');
    expect(await request()).toMatchObject({ status: 'not-known', answer: { outcome: 'not-known', on: '2026-01-05' } });
    expect(await assessments.answers(council.id, 'K3M9Q2XA7TZ1', 1)).toMatchObject([
      { outcome: 'not-known', records: 'SystmOne' },
    ]);
  });

  it('refuses an answer to a withdrawn request, in words', async () => {
    const { browser, signIn, assessments, council, ports, history } = await adviserAtWork();
    await browser.follow(await signIn());
    await browser.get(`/answer/${ID}/not-known`);
    await decideAndAppend(
      ports,
      council,
      'K3M9Q2XA7TZ1',
      { by: 'client', client: 'vale-cms' },
      (state, context) => decideOnRequest(state, 1, { do: 'withdraw', reason: 'Sent by mistake' }, context),
      () => ({}),
    );
    const answer = await browser.post(`/answer/${ID}/not-known`, {
      checkedBy: 'A',
      records: 'B',
      'checkedOn-day': '5',
      'checkedOn-month': '1',
      'checkedOn-year': '2026',
    });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('withdrawn');
    expect(await history()).not.toContain('AdviceNotKnown');
    expect(await assessments.answers(council.id, 'K3M9Q2XA7TZ1', 1)).toEqual([]);
  });

  it('hides the address and the contacts where the address is withheld', async () => {
    const { browser, signIn } = await adviserAtWork({ details: { ...ada, addressWithheld: true } });
    const page = await browser.follow(await signIn());
    expect(page.html).toContain('Withheld for safety');
    expect(page.html).not.toContain('Orchard');
    expect(page.html).not.toContain('Mo Ashdown');
  });
});

describe('the team’s list', () => {
  it('shows initials and days left in words, and leads to the request', async () => {
    const { browser, signIn, clock } = await adviserAtWork({ listLink: true });
    clock.set('2026-02-03');
    const page = await browser.follow(await signIn());
    expect(page.html).toContain('13 days left');
    expect(page.html).toContain('AA');
    expect(page.html).not.toContain('Ashdown');
    expect((await browser.get(`/answer/${ID}`)).html).toContain('Ada Ashdown');
  });
});

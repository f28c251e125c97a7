import { beforeEach, describe, expect, it } from 'vitest';
import { adviserAtWork, ID } from './adviser-at-work.ts';
import { councilDecides } from './more-requests.ts';

const ADVICE = {
  go: 'check',
  needs: 'Ada finds two-step instructions <hard>.',
  outcomes: 'By July 2027 Ada follows two-step instructions in class.',
  provision: '30 minutes of therapy, twice a week,\nby a speech and language therapist.',
  name: 'Robin Reed',
  profession: 'Speech and language therapist',
  registration: 'SL12345',
  basis: 'in-person',
  'seenOn-day': '4',
  'seenOn-month': '1',
  'seenOn-year': '2026',
};
let work: Awaited<ReturnType<typeof adviserAtWork>>;
const sends = async () => {
  await work.browser.get(`/answer/${ID}/advice`);
  await work.browser.follow(await work.browser.post(`/answer/${ID}/advice`, ADVICE));
  return work.browser.follow(await work.browser.post(`/answer/${ID}/check`, {}));
};

beforeEach(async () => {
  work = await adviserAtWork();
  await work.signIn();
});

describe('the receipt', () => {
  it('has all that was sent, who gave it and on what basis, how it is counted and whom to ask', async () => {
    const { html } = await sends();
    for (const words of [
      'two-step instructions &lt;hard&gt;.',
      'twice a week,<br>by a speech',
      'Robin Reed, Speech and language therapist, SL12345',
      'Seeing the child in person',
      '4 January 2026',
      'In time: it counts as in time until midnight at the end of Monday 16 February 2026',
      '5 January 2026, the day on which the request was sent, plus 6 weeks',
      'send@vale.gov.example, 01632 960100',
      'print this page',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Ashdown');
  });

  it('writes a reading each time that it shows the answer', async () => {
    await sends();
    await work.browser.get(`/answer/${ID}/sent`);
    expect(work.assessments.readings.filter(({ what }) => what === `answer to advice request ${ID}`)).toHaveLength(2);
  });

  it('of what came back from a return shows what was sent last, judged on the first', async () => {
    await sends();
    work.clock.set('2026-02-18');
    await work.signIn();
    await councilDecides(work, ID, { do: 'return', missing: 'The hours', answerBy: null });
    expect((await work.browser.get(`/answer/${ID}/sent`)).goTo).toBe(`/answer/${ID}`);
    const { html } = await sends();
    expect(html).toContain('Monday 5 January 2026');
    expect(html).toContain('18 February 2026: timeliness is judged on the first answer');
    expect(html).toContain('In time');
  });
});

import { describe, expect, it } from 'vitest';
import { anEncryptedPdf } from '../../builders/document-files.ts';
import { hiddenFields } from '../../builders/page-visitor.ts';
import { adviserAtWork, ID } from './adviser-at-work.ts';
import { documentsAtWork } from './documents-at-work.ts';

const ADVICE = `/answer/${ID}/advice`;
const CHECK = `/answer/${ID}/check`;
const WHOLE = {
  needs: 'Finds instructions of two steps hard.',
  outcomes: 'Follows instructions of two steps by July.',
  provision: '30 minutes, twice a week, by a therapist.',
  name: 'P. Reed',
  profession: 'Therapist',
  basis: 'in-person',
  'seenOn-day': '5',
  'seenOn-month': '1',
  'seenOn-year': '2026',
};
type Work = Awaited<ReturnType<typeof adviserAtWork>>;
type Browser = Work['browser'];

/** Opens the form and sends it as a browser would, with what it was given. */
const open = async (browser: Browser) => hiddenFields((await browser.get(ADVICE)).html);
const textOf = (html: string, section: string): string =>
  new RegExp(`<textarea[^>]*name="${section}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
const section = async (browser: Browser, given: Record<string, string>, name: string, text: string) => {
  const form = { csrf: given['csrf'] ?? '', go: 'section', section: name, [name]: text };
  const answer = await browser.post(ADVICE, { ...form, [`was-${name}`]: given[`was-${name}`] ?? '' });
  return { status: answer.status, said: JSON.parse(answer.html || '{}') };
};
const colleagueOf = async (work: Work): Promise<Browser> => {
  const colleague = work.anotherBrowser();
  await work.signIn(colleague);
  return colleague;
};

describe('a section', () => {
  it('is saved as it is left, and stands there for the next who opens the form', async () => {
    const work = await adviserAtWork();
    await work.signIn();
    const { status, said } = await section(work.browser, await open(work.browser), 'needs', WHOLE.needs);
    expect([status, said.text, said.both]).toEqual([200, WHOLE.needs, false]);
    expect(textOf((await (await colleagueOf(work)).get(ADVICE)).html, 'needs')).toBe(WHOLE.needs);
    expect(await work.history()).toEqual(['AssessmentOpened', 'AdviceRequested', 'AdviceRequestOpened']);
  });

  it('of two people at once loses neither text, and is not sent until somebody chose', async () => {
    const work = await adviserAtWork();
    await work.signIn();
    const colleague = await colleagueOf(work);
    const [mine, theirs] = [await open(work.browser), await open(colleague)];
    await section(work.browser, mine, 'needs', 'Mine.');
    const { said } = await section(colleague, theirs, 'needs', 'Theirs.');
    expect(said.both).toBe(true);
    for (const text of ['Mine.', 'Theirs.']) expect(said.text).toContain(text);
    const page = await work.browser.post(ADVICE, { ...(await open(work.browser)), ...WHOLE, needs: said.text });
    expect(page.html).toContain('Two people wrote here at the same time');
    expect((await work.browser.get(CHECK)).goTo).toBe(ADVICE);
  });

  it('that a colleague wrote is not emptied by a form that was opened before', async () => {
    const work = await adviserAtWork();
    await work.signIn();
    const colleague = await colleagueOf(work);
    const [mine, theirs] = [await open(work.browser), await open(colleague)];
    await work.browser.post(ADVICE, { ...mine, needs: 'Mine.', outcomes: '', go: 'save' });
    await colleague.post(ADVICE, { ...theirs, needs: '', outcomes: 'Theirs.', go: 'save' });
    const { html } = await work.browser.get(ADVICE);
    expect([textOf(html, 'needs'), textOf(html, 'outcomes')]).toEqual(['Mine.', 'Theirs.']);
  });

  it('that is none is refused', async () => {
    const work = await adviserAtWork();
    await work.signIn();
    expect((await section(work.browser, await open(work.browser), 'dueOn', 'x')).status).toBe(422);
  });
});

describe('sending', () => {
  const ready = async () => {
    const work = await adviserAtWork();
    await work.signIn();
    await work.browser.post(ADVICE, { ...(await open(work.browser)), ...WHOLE, go: 'check' });
    const { mark = '' } = hiddenFields((await work.browser.get(CHECK)).html);
    return { ...work, mark };
  };

  it('takes what was checked; what a colleague changed since has to be checked again', async () => {
    const work = await ready();
    const colleague = await colleagueOf(work);
    await section(colleague, await open(colleague), 'outcomes', 'Something else.');
    await work.browser.get(CHECK);
    const again = await work.browser.post(CHECK, { mark: work.mark });
    expect(again.html).toContain('A colleague changed the advice since you opened this page');
    expect((await work.request()).status).toBe('requested');
    const now = hiddenFields(again.html);
    expect((await work.browser.post(CHECK, { mark: now['mark'] ?? '' })).goTo).toBe(`/answer/${ID}/sent`);
    expect((await work.request()).status).toBe('submitted');
  });

  it('is not held up by a section that was saved as it was left, and arrives after the check was opened', async () => {
    const work = await ready();
    const given = await open(work.browser);
    await section(work.browser, given, 'provision', WHOLE.provision);
    await work.browser.get(CHECK);
    expect((await work.browser.post(CHECK, { mark: work.mark })).goTo).toBe(`/answer/${ID}/sent`);
  });

  it('twice at the same moment gives one answer, and shows its receipt to both', async () => {
    const work = await ready();
    const [one, other] = await Promise.all([1, 2].map(() => work.browser.post(CHECK, { mark: work.mark })));
    expect([one?.goTo, other?.goTo]).toEqual([`/answer/${ID}/sent`, `/answer/${ID}/sent`]);
    expect((await work.history()).filter((fact) => fact === 'AdviceSubmitted')).toHaveLength(1);
    expect(await work.assessments.answers('vale', 'K3M9Q2XA7TZ1', 1)).toHaveLength(1);
  });

  it('keeps what a colleague still writes, and tells them that it was sent', async () => {
    const work = await ready();
    const colleague = await colleagueOf(work);
    const theirs = await open(colleague);
    await work.browser.get(CHECK);
    await work.browser.post(CHECK, { mark: work.mark });
    const late = await colleague.post(ADVICE, { ...theirs, ...WHOLE, provision: 'An hour a day.', go: 'check' });
    expect(late.goTo).toBe(`/answer/${ID}/sent`);
    expect((await work.assessments.draft('vale', 'K3M9Q2XA7TZ1', 1))?.fields['provision']).toBe('An hour a day.');
  });

  it('once sent back begins with the earlier answer, beside what the council asks', async () => {
    const work = await ready();
    await work.browser.post(CHECK, { mark: work.mark });
    await work.sendBack('Say how often, please.');
    const { html } = await work.browser.get(ADVICE);
    expect(html).toContain('What the council asks for');
    expect(html).toContain('Say how often, please.');
    expect(html).toContain('What you sent before');
    expect(textOf(html, 'provision')).toBe(WHOLE.provision);
    expect(html).toContain('value="in-person" checked');
  });
});

describe('a document', () => {
  const NO_TEXT = { ...WHOLE, needs: '', outcomes: '', provision: '' };
  const chosen = async () => {
    const work = await adviserAtWork();
    await work.signIn();
    return { ...work, files: documentsAtWork(work) };
  };

  it('is advice by itself: shown on the form, on the check and on the receipt, and sent with the answer', async () => {
    const { browser, files, assessments, request } = await chosen();
    await files.send();
    expect((await browser.get(ADVICE)).html).toContain('advice.pdf');
    expect((await browser.post(ADVICE, { ...NO_TEXT, go: 'check' })).goTo).toBe(CHECK);
    expect((await browser.get(CHECK)).html).toContain('advice.pdf: ready');
    const sent = await browser.follow(await browser.post(CHECK, {}));
    expect(sent.html).toContain('advice.pdf');
    expect((await request()).status).toBe('submitted');
    const [answer] = await assessments.answers('vale', 'K3M9Q2XA7TZ1', 1);
    expect(answer).toMatchObject({ documents: [{ fileName: 'advice.pdf' }] });
  });

  it('holds the advice up while it is being checked, and is never left out in silence', async () => {
    const { browser, files, request } = await chosen();
    const { place, version } = await files.post();
    await browser.get(ADVICE);
    await browser.post(ADVICE, { ...WHOLE, go: 'check' });
    const early = await browser.get(CHECK);
    expect(early.html).toContain('A document is still being checked');
    expect((await browser.post(CHECK, {})).html).toContain('A document is still being checked');
    await files.scanned(place, version);
    const { html } = await browser.post(CHECK, {});
    expect(html).toContain('advice.pdf: ready');
    expect((await request()).status).toBe('requested');
    expect((await browser.post(CHECK, {})).goTo).toBe(`/answer/${ID}/sent`);
  });

  it('that was refused is no advice', async () => {
    const { browser, files } = await chosen();
    await files.send(anEncryptedPdf());
    await browser.get(ADVICE);
    expect((await browser.post(ADVICE, { ...NO_TEXT, go: 'check' })).html).toContain('or add a document');
  });

  it('is added by a button that saves what was typed', async () => {
    const { browser } = await chosen();
    await browser.get(ADVICE);
    expect((await browser.post(ADVICE, { ...WHOLE, go: 'documents' })).goTo).toBe(`/answer/${ID}/documents`);
    expect(textOf((await browser.get(ADVICE)).html, 'needs')).toBe(WHOLE.needs);
  });
});

it('the page runs two scripts of its own, named by their hashes, which talk to us and the store of uploads', async () => {
  const work = await adviserAtWork();
  await work.signIn();
  const { headers } = await work.browser.get(ADVICE);
  const policy = String(headers['Content-Security-Policy']);
  expect(policy).toMatch(
    /script-src 'sha256-[^']+' 'sha256-[^']+'; connect-src 'self' https:\/\/uploads\.s3\.example;/,
  );
  expect(policy).not.toContain('unsafe');
  expect(String((await work.browser.get(`/answer/${ID}`)).headers['Content-Security-Policy'])).not.toContain(
    'script-src',
  );
});

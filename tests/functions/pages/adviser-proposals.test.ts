import { beforeEach, describe, expect, it } from 'vitest';
import { aTeam } from '../../builders/assessments.ts';
import { ada, adviserAtWork, ID } from './adviser-at-work.ts';
import { alsoAsked, councilDecides } from './more-requests.ts';

type Work = Awaited<ReturnType<typeof adviserAtWork>>;
const OT = aTeam({ code: 'RV1-OT', service: 'Occupational therapy', mailbox: 'ot@rv1.nhs.example' });
const at = (way: string): string => `/answer/${ID}/${way}`;
const day = (name: string, year: number, month: number, date: number) => ({
  [`${name}-day`]: String(date),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
});

const PASS_ON = { team: 'RV1-OT', why: 'They treat Ada now.' };
const MISSED = { kind: 'missed-appointment', why: 'The next one is in March.', ...day('on', 2026, 1, 20) };
const GIVEN = { what: 'An assessment', when: 'November 2025', where: 'With the school' };
const WRONG = { why: 'The address is another family’s.' };
const WAYS: readonly (readonly [string, Record<string, string>, string])[] = [
  ['pass-on', PASS_ON, 'PassingOnProposed'],
  ['exception', MISSED, 'ExceptionClaimed'],
  ['already-given', GIVEN, 'AlreadyAvailableProposed'],
  ['wrong-child', WRONG, 'AdviceRequestBlocked'],
];

let work: Work;
const sends = async (way: string, form: Record<string, string>) => {
  await work.browser.get(at(way));
  return work.browser.post(at(way), form);
};
const signedIn = async (its: Parameters<typeof adviserAtWork>[0] = {}): Promise<void> => {
  work = await adviserAtWork(its);
  await work.directory.putTeams(work.council.id, [work.team, OT]);
  await work.signIn();
};
beforeEach(() => signedIn());

describe('a way that the council decides on', () => {
  it.each(WAYS)('%s: sent twice, by back, refresh or a double click, is one', async (way, form, fact) => {
    await work.browser.get(at(way));
    const twice = await Promise.all([work.browser.post(at(way), form), work.browser.post(at(way), form)]);
    expect(new Set(twice.map(({ goTo }) => goTo)).size).toBe(1);
    await work.browser.get(at(way));
    expect((await work.browser.follow(twice[0] ?? expect.unreachable())).status).toBe(200);
    expect((await work.history()).filter((one) => one === fact)).toHaveLength(1);
  });

  it.each(WAYS)(
    '%s: nothing filled in is nothing sent, and each field says what is missing',
    async (way, form, fact) => {
      const page = await sends(way, {});
      expect(page.html).toContain('<title>Error: ');
      const missing = way === 'exception' ? ['kind', 'why'] : Object.keys(form);
      for (const field of missing) expect(page.html).toContain(`href="#${field}"`);
      expect(await work.history()).not.toContain(fact);
    },
  );

  it.each(WAYS)('%s: what was typed stays where something else is missing', async (way, form) => {
    const { why = '', what = '' } = form;
    const typed = `${why}${what}<b>`;
    const page = await sends(way, way === 'already-given' ? { what: typed } : { why: typed });
    if (way === 'wrong-child') expect(page.goTo).toBe(at('blocked'));
    else expect(page.html).toContain(typed.replace('<b>', '&lt;b&gt;'));
  });

  it.each(WAYS)('%s: a form that outlived its session comes back and was not sent', async (way, form, fact) => {
    await work.browser.get(at(way));
    work.clock.advance({ minutes: 61 });
    expect((await work.browser.post(at(way), form)).status).toBe(401);
    await work.browser.post('/answer/start', { where: 'mailbox' });
    await work.mailedCode('222222');
    await work.browser.get('/answer/code');
    const again = await work.browser.post('/answer/code', { code: '222222', name: 'P. Reed', role: 'Therapist' });
    const page = await work.browser.follow(again);
    expect(page.html).toContain('What you typed is back');
    expect(page.html).toContain(form.why ?? form.what);
    expect(await work.history()).not.toContain(fact);
  });

  it.each(WAYS)('%s: another team’s request is not there', async (way, form, fact) => {
    const foreign = await alsoAsked(work, 'F1B2C3D4E5F6', 'Fay Oak', OT);
    await signedInToList(foreign);
    expect((await work.browser.get(`/answer/${foreign}/${way}`)).status).toBe(404);
    await work.browser.get(at(way));
    expect((await work.browser.post(`/answer/${foreign}/${way}`, form)).status).toBe(404);
    const decisions = await work.assessments.history(work.council.id, 'F1B2C3D4E5F6');
    expect(decisions.flatMap(({ facts }) => facts.map((one) => one.fact))).not.toContain(fact);
  });

  it.each(WAYS)('%s: a request that was withdrawn meanwhile says so in words', async (way, form, fact) => {
    await work.browser.get(at(way));
    await work.withdraw();
    const answer = await work.browser.post(at(way), form);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('This request was withdrawn on 5 January 2026, so');
    expect((await work.browser.get(at(way))).status).toBe(409);
    expect(await work.history()).not.toContain(fact);
  });
});

/** The same team with a link to its list. */
const signedInToList = async (foreign: string): Promise<void> => {
  const listed = await adviserAtWork({ listLink: true });
  await listed.directory.putTeams(listed.council.id, [listed.team, OT]);
  await alsoAsked(listed, foreign.slice(0, 12), 'Fay Oak', OT);
  await listed.signIn();
  work = listed;
};

describe('“Another team should answer”', () => {
  it('asks the council, and the team still holds the request', async () => {
    const page = await work.browser.follow(await sends('pass-on', PASS_ON));
    expect(page.html).toContain('The council has been asked');
    expect(page.html).toContain('Your team holds the request until the council agrees');
    expect(page.html).toContain(
      'Your team said that Occupational therapy, North Vale Health and Care NHS Trust, should answer',
    );
    expect(await work.request()).toMatchObject({
      status: 'requested',
      proposedPassOn: { team: 'RV1-OT', why: 'They treat Ada now.', on: '2026-01-05' },
    });
  });

  it('offers the council’s other teams by organisation, not one’s own', async () => {
    const { html } = await work.browser.get(at('pass-on'));
    expect(html).toContain('<optgroup label="North Vale Health and Care NHS Trust">');
    expect(html).toContain('>Occupational therapy</option>');
    expect(html).not.toContain('value="RV1-SALT"');
  });

  it('can be said without knowing which team, with what is known of it', async () => {
    const faulty = await sends('pass-on', { team: 'unknown', why: 'Not ours' });
    expect(faulty.html).toContain('Enter what you know');
    expect(faulty.html).toContain('value="unknown" selected');
    await work.browser.post(at('pass-on'), { team: 'unknown', who: 'The hospital', why: 'Not ours' });
    expect(await work.request()).toMatchObject({
      proposedPassOn: { team: null, why: 'Perhaps: The hospital\nNot ours' },
    });
  });

  it('takes no team that the council does not have, nor one’s own', async () => {
    expect((await sends('pass-on', { ...PASS_ON, team: 'NOBODY' })).html).toContain(
      'Choose the team that should answer',
    );
    expect((await sends('pass-on', { ...PASS_ON, team: 'RV1-SALT' })).html).toContain('with this team already');
  });
});

describe('“We cannot meet the date”', () => {
  it('claims the exception, tells the council by email, and leaves the date as it is', async () => {
    const page = await work.browser.follow(await sends('exception', MISSED));
    expect(page.html).toContain('The council decides; the date does not move');
    expect(await work.request()).toMatchObject({
      dueOn: '2026-02-16',
      exceptions: [{ kind: 'missed-appointment', on: '2026-01-20', from: null, claimedBy: 'adviser', decision: null }],
    });
    const told = work.mails.all().filter(({ kind }) => kind === 'exception-claimed');
    expect(told.map(({ to, request }) => [to, request])).toEqual([[['send@vale.gov.example'], ID]]);
  });

  it.each([
    ['to', '28 days without a break, this one has 11', { ...day('from', 2026, 1, 10), ...day('to', 2026, 1, 20) }],
    ['to', 'Say until which day', day('from', 2026, 1, 10)],
    ['from', 'outside the six weeks', { ...day('from', 2026, 3, 1), ...day('to', 2026, 4, 20) }],
    ['from', 'The date must be a real date', { ...day('from', 2026, 2, 30), ...day('to', 2026, 4, 20) }],
  ])('says beside %s, in the words of the rules: %s', async (field, words, days) => {
    const page = await sends('exception', { kind: 'absence-from-area', why: 'Abroad', ...days });
    expect(page.html).toContain(`href="#${field}"`);
    expect(page.html).toContain(words);
    expect((await work.request()).exceptions).toEqual([]);
  });

  it('keeps no day of a ground that was not chosen', async () => {
    await sends('exception', { ...MISSED, ...day('from', 2026, 1, 10) });
    expect((await work.request()).exceptions).toMatchObject([{ from: null }]);
  });

  it('shows what the council decided', async () => {
    await sends('exception', MISSED);
    await councilDecides(work, ID, { do: 'decide-exception', index: 0, decision: 'refused', chaseAgainOn: null });
    const { html } = await work.browser.get(`/answer/${ID}`);
    expect(html).toContain('The council did not accept an exception on 5 January 2026');
  });
});

describe('“We have already given advice”', () => {
  it('tells the council what it is, when it was given and where it is', async () => {
    const page = await work.browser.follow(await sends('already-given', GIVEN));
    expect(page.html).toContain('until all three agree');
    expect((await work.request()).proposedAlreadyAvailable?.why).toBe(
      'An assessment\nGiven: November 2025\nWhere it is: With the school',
    );
  });
});

describe('“This is about the wrong child”', () => {
  it('hides the request from the whole team at once, on a page with nothing of the child', async () => {
    const page = await work.browser.follow(await sends('wrong-child', WRONG));
    expect(page.html).toContain('This request is blocked');
    for (const secret of [...ada.childName.split(' '), 'Northgate', '2014', '999', WRONG.why])
      expect(page.html).not.toContain(secret);
    expect(await work.request()).toMatchObject({ status: 'blocked', blockedBy: 'adviser' });
    expect((await work.browser.get(`/answer/${ID}`)).goTo).toBe(at('blocked'));
    for (const way of ['advice', 'check']) expect((await work.browser.get(at(way))).status).toBe(404);
    for (const way of ['exception', 'assign', 'wrong-child', 'sent'])
      expect((await work.browser.get(at(way))).goTo).toBe(at('blocked'));
  });

  it('gives it back as it was, with what happened, once the council has looked', async () => {
    await sends('wrong-child', WRONG);
    await councilDecides(work, ID, { do: 'restore' });
    expect((await work.browser.get(at('blocked'))).goTo).toBe(`/answer/${ID}`);
    const { html } = await work.browser.get(`/answer/${ID}`);
    expect(html).toContain('Ada Ashdown');
    expect(html).toContain('gave the request back to your team');
  });
});

describe('the question on the request’s page', () => {
  const WORDS = [
    'Give our advice',
    'We have it and are working on it (this does not stop the clock)',
    'We have no record of this child and cannot give advice',
    'Another team should answer (you still hold it until the council agrees)',
    'We cannot meet the date because of the child’s or family’s circumstances',
    'We have already given advice that could be used',
    'This is about the wrong child',
  ];
  const offered = async (): Promise<readonly string[]> => {
    const { html } = await work.browser.get(`/answer/${ID}`);
    return [...html.matchAll(/govuk-radios__label"[^>]*>\s*([^<]*?)\s*<\/label>/g)].map(([, text = '']) => text);
  };

  it('has all seven ways, in these words and this order', async () => {
    expect(await offered()).toEqual(WORDS);
  });

  it('has those alone that the state allows', async () => {
    const { assessments } = work;
    await councilDecides(work, ID, { do: 'submit', lateReason: null, answer: 1 });
    expect(await offered()).toEqual([WORDS[4], WORDS[6]]);
    await councilDecides(work, ID, { do: 'return', missing: 'The hours', answerBy: null });
    expect(await offered()).toEqual([WORDS[0], WORDS[4], WORDS[6]]);
    expect((await work.browser.post(`/answer/${ID}`, { choice: 'pass-on' })).html).toContain('Choose what you would');
    await councilDecides(work, ID, { do: 'withdraw', reason: 'Not needed' });
    expect(await offered()).toEqual([]);
    expect(await assessments.load('vale', 'K3M9Q2XA7TZ1')).not.toBeNull();
  });

  it('says what is asked, by kind of team, and what happened so far, newest last', async () => {
    await councilDecides(work, ID, { do: 'send-rung', rung: 'reminder-1', mails: [] });
    const { html } = await work.browser.get(`/answer/${ID}`);
    expect(html).toContain('Medical advice from a health care professional (regulation 6(1)(c))');
    const places = ['Vale Council sent the request', 'Opened', 'A reminder was emailed'].map((what) =>
      html.indexOf(what, html.indexOf('What has happened so far')),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('comes back with its choice where it outlived the session', async () => {
    await work.browser.get(`/answer/${ID}`);
    work.clock.advance({ minutes: 61 });
    await work.browser.post(`/answer/${ID}`, { choice: 'exception' });
    await work.browser.post('/answer/start', { where: 'mailbox' });
    await work.mailedCode('222222');
    await work.browser.get('/answer/code');
    const code = await work.browser.post('/answer/code', { code: '222222', name: 'P. Reed', role: 'Therapist' });
    expect((await work.browser.follow(code)).html).toMatch(/value="exception" checked/);
  });

  it('says that something was done only where it was', async () => {
    expect((await work.browser.get(`/answer/${ID}?told=pass-on`)).html).not.toContain('The council has been asked');
    expect((await work.browser.get(`/answer/${ID}?told=constructor`)).status).toBe(200);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { ADVISER, adviserDecides } from '../../builders/adviser-decides.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';

let platform: ApiPlatform;
let id = '';
let issuedWith: ReadonlySet<string>;
const step = (what: string, body: unknown, of = id) =>
  platform.vale('POST', `/api/advice-requests/${of}/${what}`, body);
const see = async (of = id) => (await platform.vale('GET', `/api/advice-requests/${of}`)).body;
/** Kinds and recipients of the mails about a request that came after it was issued. */
const mails = async (of = id) =>
  (await platform.mails.ofRequest(of))
    .filter((mail) => !issuedWith.has(mail.id))
    .map(({ kind, to }) => `${kind} ${to.join()}`)
    .sort();
const submit = () => adviserDecides(platform, id, { do: 'submit', lateReason: null, answer: 1 });
const notKnown = () => adviserDecides(platform, id, { do: 'not-known', lateReason: null, answer: 1 });

beforeEach(async () => {
  platform = await apiPlatform();
  await platform.vale('POST', '/api/assessments', anOpening());
  const issued = await platform.vale(
    'POST',
    '/api/assessments/EHC-2026-00001/advice-requests',
    { teams: ['EPS', 'RV1-SALT'] },
    { 'Idempotency-Key': 'k' },
  );
  id = issued.body.adviceRequests[0].id;
  const first = await Promise.all(
    issued.body.adviceRequests.map((one: { id: string }) => platform.mails.ofRequest(one.id)),
  );
  issuedWith = new Set(first.flat().map((mail) => mail.id));
});

describe('the council’s steps on a request', () => {
  it('withdraws, with a reason, and tells the team', async () => {
    expect(await step('withdraw', { reason: 'Not needed' })).toMatchObject({
      status: 200,
      body: { id, status: 'withdrawn' },
    });
    expect(await mails()).toEqual(['withdrawn eps@vale.gov.example']);
    const again = await step('withdraw', { reason: 'Again' });
    expect(again.status).toBe(409);
    expect(again.body.detail).not.toBe('');
    expect((await see()).history.map(({ fact }: { fact: string }) => fact)).toEqual([
      'AdviceRequested',
      'AdviceWithdrawn',
    ]);
  });

  it('revokes a request’s links, in whatever state it is, and the history says so', async () => {
    expect((await step('revoke-links', {})).status).toBe(200);
    await step('withdraw', { reason: 'Not needed' });
    expect((await step('revoke-links', {})).body).toMatchObject({ id, status: 'withdrawn' });
    const { history } = await see();
    expect(history.filter(({ fact }: { fact: string }) => fact === 'LinksRevoked')).toHaveLength(2);
    expect((await platform.moor('POST', `/api/advice-requests/${id}/revoke-links`, {})).status).toBe(404);
  });

  it('revokes a team’s links or all of the council’s, and nobody else’s', async () => {
    const now = platform.clock.now();
    expect((await platform.vale('POST', '/api/teams/EPS/revoke-links', {})).body).toEqual({ linksRevokedAt: now });
    const revoked = async (council: string) =>
      (await platform.directory.teams(council)).flatMap((team) => (team.linksRevokedAt ? team.code : []));
    expect(await revoked('vale')).toEqual(['EPS']);
    expect((await platform.moor('POST', '/api/teams/EPS/revoke-links', {})).status).toBe(404);
    expect((await platform.vale('POST', '/api/revoke-links', {})).body).toEqual({ linksRevokedAt: now });
    expect((await platform.directory.council('vale'))?.linksRevokedAt).toBe(now);
    expect((await platform.directory.council('moor'))?.linksRevokedAt).toBeNull();
    expect((await platform.as('vale-client', 'advice/read')('POST', '/api/revoke-links', {})).status).toBe(403);
  });

  it('accepts advice, and thanks whoever gave it', async () => {
    expect((await step('accept', {})).status).toBe(409);
    await submit();
    expect((await step('accept', {})).body).toMatchObject({
      status: 'accepted',
      answeredOn: '2026-03-02',
      outcome: 'submitted',
    });
    expect(await mails()).toEqual([`receipt ${ADVISER}`, 'receipt eps@vale.gov.example']);
  });

  it('returns advice, saying what is missing, by default for 10 working days', async () => {
    await submit();
    const { body } = await step('return', { missing: 'How many hours' });
    expect(body.status).toBe('returned');
    const { history } = await see();
    expect(history.at(-1)).toMatchObject({
      fact: 'AdviceReturned',
      by: 'vale-client',
      missing: 'How many hours',
      answerBy: '2026-03-16',
    });
    expect(await mails()).toEqual([`returned ${ADVISER}`, 'returned eps@vale.gov.example']);
  });

  it('refuses to ask for an answer by a day that has passed: 422', async () => {
    await submit();
    const answer = await step('return', { missing: 'Hours', answerBy: '2026-03-01' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'answerBy' }] } });
  });

  it('challenges a nil return, which then no longer counts as an answer', async () => {
    await notKnown();
    expect((await see()).outcome).toBe('not-known');
    const { body } = await step('challenge', { reason: 'Seen in 2025', answerBy: '2026-03-20' });
    expect(body).toMatchObject({ status: 'requested', outcome: null, answeredOn: null, dueOn: '2026-04-13' });
    expect(await mails()).toEqual([`challenged ${ADVISER}`, 'challenged eps@vale.gov.example']);
  });

  it('records that advice exists only with all three agreements', async () => {
    const by = (...parties: string[]) => parties.map((one) => ({ by: one, on: '2026-03-01' }));
    for (const agreements of [by('adviser', 'council'), by('adviser', 'council', 'council'), []])
      expect(await step('already-available', { agreements })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'agreements' }] },
      });
    const future = [...by('adviser', 'council'), { by: 'parent', on: '2026-03-03' }];
    expect((await step('already-available', { agreements: future })).status).toBe(422);
    const { body } = await step('already-available', { agreements: by('adviser', 'council', 'parent') });
    expect(body.status).toBe('already-available');
  });

  it('records an exception, which is counted and moves no date', async () => {
    const exception = {
      kind: 'missed-appointment',
      why: 'Did not come',
      on: '2026-03-02',
      decision: 'accepted',
      chaseAgainOn: '2026-03-20',
    };
    const { body } = await step('exceptions', exception);
    expect(body).toMatchObject({ dueOn: '2026-04-13', exceptions: [exception] });
    expect(await mails()).toEqual([]);
  });

  it.each([
    [{ kind: 'school-closure', why: 'x', decision: 'accepted' }],
    [{ kind: 'missed-appointment', why: 'x', decision: 'accepted' }],
    [{ kind: 'missed-appointment', why: 'x', on: '2026-06-01', decision: 'accepted' }],
    [{ kind: 'absence-from-area', why: 'x', from: '2026-03-02', to: '2026-03-10', decision: 'accepted' }],
    [{ kind: 'exceptional-circumstances', why: '', decision: 'accepted' }],
    [{ kind: 'exceptional-circumstances', why: 'x' }],
  ])('refuses the exception %j: 422', async (exception) => {
    expect((await step('exceptions', exception)).status).toBe(422);
    expect((await see()).exceptions).toEqual([]);
  });

  it('passes on within an organisation with the same dates, linked, both teams told', async () => {
    const [salt] = (await platform.vale('GET', '/api/advice-requests?team=RV1-SALT')).body.adviceRequests;
    platform.clock.set('2026-03-09T09:00:00.000Z');
    const { status, body } = await step('pass-on', { team: 'RV1-PAED' }, salt.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      team: 'RV1-PAED',
      status: 'requested',
      dueOn: '2026-04-13',
      receivedOn: '2026-03-02',
      passedOnFrom: salt.id,
    });
    expect((await see(salt.id)).status).toBe('passed-on');
    expect(await mails(salt.id)).toEqual(['passed-on salt@rv1.nhs.example']);
    const [first] = await platform.mails.ofRequest(body.id);
    expect(first).toMatchObject({ kind: 'advice-requested', to: ['paed@rv1.nhs.example'] });
  });

  it('passes on to another organisation with a clock of its own', async () => {
    platform.clock.set('2026-03-09T09:00:00.000Z');
    const { body } = await step('pass-on', { team: 'RV2-OT' });
    expect(body).toMatchObject({ receivedOn: '2026-03-09', dueOn: '2026-04-20' });
  });

  it('refuses to pass on to an unknown team (422), the same (422) or one that is asked already (409)', async () => {
    expect(await step('pass-on', { team: 'NOBODY' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'team' }] },
    });
    expect((await step('pass-on', { team: 'EPS' })).status).toBe(422);
    expect((await step('pass-on', { team: 'RV1-SALT' })).status).toBe(409);
  });

  it('tells another council nothing, not even which teams it has: 404', async () => {
    const foreign = await platform.moor('POST', `/api/advice-requests/${id}/pass-on`, { team: 'NOBODY' });
    const unknown = await platform.vale('POST', '/api/advice-requests/ZZZZZZZZZZZZ-01/pass-on', { team: 'NOBODY' });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.body).toEqual(unknown.body);
  });

  it('sends an unconfirmed request again with the same date: 200', async () => {
    platform.clock.set('2026-03-05T09:00:00.000Z');
    const { status, body } = await step('resend', {});
    expect([status, body.id, body.dueOn]).toEqual([200, id, '2026-04-13']);
    expect(await mails()).toEqual(['advice-requested eps@vale.gov.example']);
  });

  it('sends one that bounced for good again as a linked new one with its own clock: 201', async () => {
    const [mail] = await platform.mails.ofRequest(id);
    const bounced = { do: 'note-undeliverable', mail: mail?.id ?? '', how: 'bounced', firstRequest: true } as const;
    await adviserDecides(platform, id, bounced);
    platform.clock.set('2026-03-05T09:00:00.000Z');
    const { status, body } = await step('resend', { mailbox: 'eps2@vale.gov.example' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ team: 'EPS', receivedOn: '2026-03-05', passedOnFrom: null });
    expect((await see()).status).toBe('withdrawn');
    expect((await platform.mails.ofRequest(body.id))[0]?.to).toEqual(['eps2@vale.gov.example']);
  });

  it('starts a new clock where it goes to another organisation’s mailbox, and not on the organisation’s own domain', async () => {
    const [salt] = (await platform.vale('GET', '/api/advice-requests?team=RV1-SALT')).body.adviceRequests;
    expect((await step('resend', { mailbox: 'Other@RV1.nhs.example' }, salt.id)).status).toBe(200);
    const answer = await step('resend', { mailbox: 'ot@rv2.nhs.example' }, salt.id);
    expect(answer).toMatchObject({ status: 201, body: { team: 'RV1-SALT' } });
    expect((await step('resend', { mailbox: 'nonsense' }, answer.body.id)).status).toBe(422);
  });

  it.each([
    ['withdraw', {}],
    ['withdraw', { reason: '' }],
    ['withdraw', { reason: 'x', dueOn: '2030-01-01' }],
    ['return', { missing: 7 }],
    ['accept', { note: 'x' }],
    ['pass-on', {}],
  ])('refuses %s with %j: 422', async (what, body) => {
    expect((await step(what, body)).status).toBe(422);
  });
});

describe('a request with its history', () => {
  it('shows the working, who did what, and each mail with its status', async () => {
    await adviserDecides(platform, id, { do: 'acknowledge', expectedOn: '2026-03-20' });
    const view = await see();
    expect(view.working).toContain('6 weeks');
    expect(view.history).toMatchObject([
      { by: 'vale-client', fact: 'AdviceRequested', team: 'EPS', dueOn: '2026-04-13' },
      { by: 'Ada Lovelace, EP (EPS)', fact: 'AdviceAcknowledged', expectedOn: '2026-03-20' },
    ]);
    expect(view.mails).toEqual([
      {
        id: expect.any(String),
        kind: 'advice-requested',
        to: 'eps@vale.gov.example',
        status: 'to-send',
        at: '2026-03-02T09:00:00.000Z',
      },
    ]);
  });

  it('shows a mail sent for a day without news as unconfirmed', async () => {
    const [mail] = await platform.mails.ofRequest(id);
    if (!mail) throw new Error('There is a first mail');
    const [now, leaseUntil] = ['2026-03-02T09:00:00.000Z', '2026-03-02T09:05:00.000Z'];
    await platform.mails.claim({ mail, now, leaseUntil, links: [], code: null, live: [], lists: [] });
    await platform.mails.settle(mail.id, 1, { status: 'sent', at: now });
    platform.clock.set('2026-03-03T08:59:00.000Z');
    expect((await see()).mails[0]).toMatchObject({ status: 'sent' });
    expect((await see()).mails[0].unconfirmed).toBeUndefined();
    platform.clock.set('2026-03-03T09:00:00.000Z');
    expect((await see()).mails[0].unconfirmed).toBe(true);
  });
});

describe('the list of requests', () => {
  const list = async (query: string) => (await platform.vale('GET', `/api/advice-requests${query}`)).body;

  it('goes by due date, filters by status and team, and leaves out what is due on the day of dueBefore', async () => {
    await platform.vale('POST', '/api/assessments', anOpening({ ref: 'B' }));
    platform.clock.set('2026-03-01T09:00:00.000Z');
    await platform.vale(
      'POST',
      '/api/assessments/B/advice-requests',
      { teams: ['RV2-OT'] },
      { 'Idempotency-Key': 'k' },
    );
    const teams = async (query: string) => (await list(query)).adviceRequests.map((one: { team: string }) => one.team);
    expect(await teams('')).toEqual(['RV2-OT', 'EPS', 'RV1-SALT']);
    expect(await teams('?team=EPS&team=RV2-OT')).toEqual(['RV2-OT', 'EPS']);
    expect(await teams('?dueBefore=2026-04-13')).toEqual(['RV2-OT']);
    await step('withdraw', { reason: 'x' });
    expect(await teams('?status=withdrawn')).toEqual(['EPS']);
    expect(await teams('?status=withdrawn&status=requested')).toEqual(['RV2-OT', 'EPS', 'RV1-SALT']);
    expect(await teams('?team=NOBODY')).toEqual([]);
  });

  it('comes in pages that join without gap or repeat', async () => {
    const first = await list('?limit=1');
    expect(first.adviceRequests).toHaveLength(1);
    const second = await list(`?limit=1&cursor=${encodeURIComponent(first.cursor)}`);
    expect(second.adviceRequests[0].id).not.toBe(first.adviceRequests[0].id);
    const rest = second.cursor
      ? await list(`?limit=1&cursor=${encodeURIComponent(second.cursor)}`)
      : { adviceRequests: [] };
    expect(rest.adviceRequests).toEqual([]);
  });
});

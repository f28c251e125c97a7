import { beforeEach, describe, expect, it } from 'vitest';
import { adviserDecides } from '../../builders/adviser-decides.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';

const JO = 'jo.rivers@nhs.example';
let platform: ApiPlatform;
let ids: readonly string[];

beforeEach(async () => {
  platform = await apiPlatform();
  await platform.vale('POST', '/api/assessments', anOpening());
  const teams = ['EPS', 'RV1-SALT', 'RV1-PAED'];
  const path = '/api/assessments/EHC-2026-00001/advice-requests';
  const issued = await platform.vale('POST', path, { teams }, { 'Idempotency-Key': 'k' });
  ids = issued.body.adviceRequests.map(({ id }: { id: string }) => id);
});

const attention = async (whose = platform.vale) => (await whose('GET', '/api/attention')).body;
/** Claims the first mail about a request, as send-mail does, and settles it. */
const sendsAs = async (request: string, status: 'sent' | 'unknown' | 'not-sent') => {
  const [mail] = await platform.mails.ofRequest(request);
  if (!mail) throw new Error('There is no mail');
  const [now, leaseUntil] = [platform.clock.now(), '2099-01-01T00:00:00.000Z'];
  await platform.mails.claim({ mail, now, leaseUntil, links: [], code: null, live: [], lists: [] });
  await platform.mails.settle(mail.id, 1, {
    status,
    at: now,
    ...(status === 'sent' ? {} : { reason: 'TimeoutError' }),
  });
  return mail.id;
};

describe('what a person has to look at', () => {
  it('is nothing while mails are fresh', async () => {
    expect(await attention()).toEqual({ mails: [], heldAddresses: [], proposals: [] });
  });

  it('is mail that bounced, that SES refused, of which it is not known, or that nothing was heard of for a day', async () => {
    const [eps = '', salt = '', paed = ''] = ids;
    await platform.mails.note(await sendsAs(eps, 'sent'), 'bounced', platform.clock.now(), 'The mailbox refused it.');
    await sendsAs(salt, 'unknown');
    await sendsAs(paed, 'sent');
    expect((await attention()).mails).toHaveLength(2);
    platform.clock.advance({ hours: 24 });
    const { mails } = await attention();
    expect(mails.map((mail: Record<string, unknown>) => [mail.requests, mail.status, mail.unconfirmed])).toEqual(
      expect.arrayContaining([
        [[eps], 'bounced', undefined],
        [[salt], 'unknown', undefined],
        [[paed], 'sent', true],
      ]),
    );
    expect(mails.find((mail: { status: string }) => mail.status === 'bounced').reason).toContain('refused');
  });

  it('is mail that still waits an hour after it should have gone, whatever keeps it', async () => {
    platform.clock.advance({ minutes: 50 });
    expect((await attention()).mails).toEqual([]);
    platform.clock.advance({ minutes: 10 });
    const { mails } = await attention();
    expect(mails.map((mail: Record<string, unknown>) => [mail.status, mail.overdue])).toEqual(
      Array(3).fill(['to-send', true]),
    );
  });

  it('is what teams ask the council to decide, the longest waiting first, until it is decided', async () => {
    const [eps = '', salt = ''] = ids;
    await adviserDecides(platform, eps, { do: 'propose-already-available', why: 'In the file' });
    platform.clock.advance({ hours: 24 });
    await adviserDecides(platform, eps, { do: 'propose-pass-on', team: 'RV1-PAED', why: 'Theirs' });
    await adviserDecides(platform, salt, { do: 'block', by: 'adviser', why: 'Another child' });
    const days = platform.clock.today();
    expect((await attention()).proposals).toEqual([
      { request: eps, what: 'already-available', since: expect.any(String) },
      { request: expect.any(String), what: expect.any(String), since: days },
      { request: expect.any(String), what: expect.any(String), since: days },
    ]);
    expect((await attention()).proposals).toContainEqual({ request: salt, what: 'wrong-child', since: days });
    expect((await attention(platform.moor)).proposals).toEqual([]);
    await adviserDecides(platform, salt, { do: 'restore' });
    await adviserDecides(platform, eps, { do: 'submit', lateReason: null, answer: 1 });
    expect((await attention()).proposals).toEqual([]);
  });

  it('is never another council’s', async () => {
    platform.clock.advance({ hours: 2 });
    await held();
    expect(await attention(platform.moor)).toEqual({ mails: [], heldAddresses: [], proposals: [] });
  });
});

const held = () =>
  platform.vouching.hold({
    council: 'vale',
    team: 'RV1-SALT',
    address: JO,
    askedAt: platform.clock.now(),
    decision: null,
    decidedAt: null,
    decidedBy: null,
    expiresAt: '2026-03-30T09:00:00.000Z',
  });

describe('addresses that wait', () => {
  const decide = (decision: string, address = JO, whose = platform.vale) =>
    whose('POST', '/api/teams/RV1-SALT/addresses', { address, decision });

  it('stand among what needs attention until the council decides, which says who', async () => {
    await held();
    expect((await attention()).heldAddresses).toMatchObject([{ team: 'RV1-SALT', address: JO, decision: null }]);
    expect((await decide('approved', JO.toUpperCase())).body).toMatchObject({
      decision: 'approved',
      decidedBy: 'vale-client',
    });
    expect((await attention()).heldAddresses).toEqual([]);
    expect((await platform.vale('GET', '/api/teams/RV1-SALT/addresses')).body.heldAddresses).toHaveLength(1);
    expect((await decide('refused')).body.decision).toBe('refused');
  });

  it('are decided on by their own council alone, and only where they are held', async () => {
    expect((await decide('approved')).status).toBe(404);
    await held();
    expect((await decide('approved', JO, platform.moor)).status).toBe(404);
    expect((await decide('perhaps')).status).toBe(422);
  });
});

describe('the test of a team’s mailbox', () => {
  const test = (whose = platform.vale) => whose('POST', '/api/teams/RV1-SALT/test', {});

  it('goes to the mailbox of record, and says whether it arrived', async () => {
    const sent = await test();
    expect([sent.status, sent.body.mailbox, sent.body.arrivedAt]).toEqual([201, 'salt@rv1.nhs.example', null]);
    const [mail] = platform.mails.all().filter(({ kind }) => kind === 'test');
    expect(mail).toMatchObject({ to: ['salt@rv1.nhs.example'], team: 'RV1-SALT', request: null });
    const which = { council: 'vale', team: 'RV1-SALT', mail: mail?.id ?? '' };
    await platform.vouching.noteArrival(which, platform.clock.now(), 'Robin Reed');
    expect((await platform.vale('GET', '/api/teams/RV1-SALT/test')).body.arrivedBy).toBe('Robin Reed');
  });

  it('is of teams that there are', async () => {
    expect((await platform.vale('POST', '/api/teams/NONE/test', {})).status).toBe(404);
    expect((await platform.vale('GET', '/api/teams/RV1-SALT/test')).status).toBe(404);
    await test();
    expect((await test(platform.moor)).status).toBe(404);
    expect((await platform.moor('GET', '/api/teams/RV1-SALT/test')).status).toBe(404);
  });
});

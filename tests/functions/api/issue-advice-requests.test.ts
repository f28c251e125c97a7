import { beforeEach, describe, expect, it } from 'vitest';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';

const PATH = '/api/assessments/EHC-2026-00001/advice-requests';
let platform: ApiPlatform;
const issue = (body: unknown, key?: string) =>
  platform.vale('POST', PATH, body, key === undefined ? {} : { 'Idempotency-Key': key });
const mailsOf = async (id: string) => platform.mails.ofRequest(id);

beforeEach(async () => {
  platform = await apiPlatform();
  await platform.vale('POST', '/api/assessments', anOpening());
});

describe('asking teams for advice', () => {
  it('makes one request a team, due six weeks on, each with a mail to its mailbox', async () => {
    const { status, body } = await issue({ teams: ['EPS', 'RV1-SALT'] }, 'k');
    expect(status).toBe(201);
    expect(body.adviceRequests).toMatchObject([
      { team: 'EPS', status: 'requested', receivedOn: '2026-03-02', dueOn: '2026-04-13', basis: 'council-service' },
      { team: 'RV1-SALT', basis: 'section-31', assessment: 'EHC-2026-00001', imported: false, passedOnFrom: null },
    ]);
    const [first] = await mailsOf(body.adviceRequests[0].id);
    expect(first).toMatchObject({ kind: 'advice-requested', to: ['eps@vale.gov.example'], lane: 'now' });
    expect(JSON.stringify(first)).not.toContain('Nia');
  });

  it('gives the same answer to the same key and body, whatever became of the requests, and sends no second mail', async () => {
    const first = await issue({ teams: ['EPS'] }, 'k');
    const [{ id }] = first.body.adviceRequests;
    await platform.vale('POST', `/api/advice-requests/${id}/withdraw`, { reason: 'Sent by mistake' });
    const again = await issue({ teams: ['EPS'] }, 'k');
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await mailsOf(id)).filter(({ kind }) => kind === 'advice-requested')).toHaveLength(1);
  });

  it('gives one answer to two calls at once with one key', async () => {
    const [one, other] = await Promise.all([issue({ teams: ['EPS'] }, 'k'), issue({ teams: ['EPS'] }, 'k')]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body).toEqual(other.body);
  });

  it('refuses a key that came with another body: 422', async () => {
    await issue({ teams: ['EPS'] }, 'k');
    const answer = await issue({ teams: ['RV1-SALT'] }, 'k');
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
  });

  it.each([undefined, '', 'ä', 'x'.repeat(256)])('asks for a key, and takes %s for none: 400', async (key) => {
    expect((await issue({ teams: ['EPS'] }, key)).status).toBe(400);
  });

  it('sends to none where one team is not known: 422', async () => {
    const answer = await issue({ teams: ['EPS', 'NOBODY'] }, 'k');
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'teams' }] } });
    expect(answer.body.errors[0].message).toContain('NOBODY');
    expect((await platform.vale('GET', '/api/advice-requests')).body.adviceRequests).toEqual([]);
    expect((await issue({ teams: ['EPS'] }, 'k')).status).toBe(201);
  });

  it('refuses a team with an open request: 409, and sends nothing to the others', async () => {
    await issue({ teams: ['EPS'] }, 'k1');
    const answer = await issue({ teams: ['RV1-SALT', 'EPS'] }, 'k2');
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('EPS');
    expect((await platform.vale('GET', '/api/advice-requests')).body.adviceRequests).toHaveLength(1);
  });

  it('refuses an assessment that has ended: 409', async () => {
    await platform.vale('PATCH', '/api/assessments/EHC-2026-00001', { planIssuedOn: '2026-03-01' });
    expect((await issue({ teams: ['EPS'] }, 'k')).status).toBe(409);
  });

  it.each([
    [{ teams: [] }, 'teams'],
    [{ teams: ['EPS', 'EPS'] }, 'teams'],
    [{ teams: Array.from({ length: 21 }, (_, n) => `T${n}`) }, 'teams'],
    [{ teams: 'EPS' }, 'teams'],
    [{ teams: ['EPS'], papers: ['p'], noPapers: true }, 'noPapers'],
    [{ teams: ['EPS'], noPapers: false }, 'noPapers'],
    [{ teams: ['EPS'], papers: ['unknown'] }, 'papers'],
    [{}, 'teams'],
  ])('refuses %j: 422', async (body, field) => {
    const answer = await issue(body, 'k');
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('counts a request sent in the evening as received on the next working day, where the council has that on', async () => {
    const council = await platform.directory.council('vale');
    if (!council) throw new Error('Vale is there');
    await platform.directory.putCouncil({ ...council, deemedReceipt: true });
    platform.clock.set('2026-03-06T17:30:00.000Z');
    const { body } = await issue({ teams: ['EPS'] }, 'k');
    expect(body.adviceRequests[0]).toMatchObject({
      receivedOn: '2026-03-09',
      receivedBasis: 'deemed',
      dueOn: '2026-04-20',
    });
  });

  it('lists five or more to one mailbox in one mail', async () => {
    await platform.directory.putTeams(
      'vale',
      ['A', 'B', 'C', 'D', 'E'].map((code) => ({
        code,
        organisation: 'Trust',
        kind: 'health' as const,
        service: code,
        basis: 'section-31' as const,
        mailbox: 'one@rv1.nhs.example',
        managerEmail: null,
        seniorEmail: null,
        emailDomains: [],
        otherAddresses: [],
        linksRevokedAt: null,
      })),
    );
    const { body } = await issue({ teams: ['A', 'B', 'C', 'D', 'E'] }, 'k');
    const ids = new Set<string>();
    for (const { id } of body.adviceRequests) for (const mail of await mailsOf(id)) ids.add(mail.id);
    expect(ids.size).toBe(1);
  });
});

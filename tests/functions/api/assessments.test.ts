import { beforeEach, describe, expect, it } from 'vitest';
import { ADVISER, adviserDecides } from '../../builders/adviser-decides.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';

const PATH = '/api/assessments/EHC-2026-00001';
let platform: ApiPlatform;
beforeEach(async () => {
  platform = await apiPlatform();
});
const open = (its: object = {}) => platform.vale('POST', '/api/assessments', anOpening(its));
const correct = (body: unknown) => platform.vale('PATCH', PATH, body);
const issue = (teams: readonly string[]) =>
  platform.vale('POST', `${PATH}/advice-requests`, { teams }, { 'Idempotency-Key': teams.join() });

describe('opening an assessment', () => {
  it('keeps all that was said and shows the limits with their working', async () => {
    const its = {
      route: 'became-responsible',
      requestSource: 'young-person',
      decidedOn: '2026-03-01',
      nhsNumber: '943 476 5919',
      address: '1 High Street\nVale',
      addressWithheld: true,
      school: '=1+1 <b>School</b>',
      yearGroup: 9,
      contacts: [{ name: 'Jo Heath', relation: 'mother', email: 'jo@home.example' }],
      caseworkerEmail: 'central1@vale.gov.example',
    };
    const { status, body } = await open(its);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...anOpening(), ...its, closedReason: null, exceptions: [] });
    expect(body.decideBy.on).toBe('2026-04-06');
    expect(body.issuePlanBy).toEqual({ on: '2026-07-13', working: expect.stringContaining('regulation 13') });
    expect(body.notYetSought.map((one: { regulation: string }) => one.regulation)).toContain('6(1)(g)');
    expect((await platform.vale('GET', PATH)).body).toEqual(body);
  });

  it('refuses a reference that is taken: 409, and leaves the first as it was', async () => {
    await open();
    const answer = await open({ childName: 'Another Child' });
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('EHC-2026-00001') } });
    expect((await platform.vale('GET', PATH)).body.childName).toBe('Nia Heath');
  });

  it('lets two councils use one reference', async () => {
    await open();
    expect((await platform.moor('POST', '/api/assessments', anOpening())).status).toBe(201);
  });

  it('lets only one of two calls at once have a reference', async () => {
    const answers = await Promise.all([open(), open()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    [{ childDateOfBirth: '2026-02-24' }, 'childDateOfBirth'],
    [{ decidedOn: '2026-02-22' }, 'decidedOn'],
    [{ requestedOn: '2026-03-03' }, 'requestedOn'],
    [{ requestedOn: '2026-02-30' }, 'requestedOn'],
    [{ requestedOn: '23/02/2026' }, 'requestedOn'],
    [{ route: 'unknown' }, 'route'],
    [{ childName: '' }, 'childName'],
    [{ childName: '   ' }, 'childName'],
    [{ childName: 'x'.repeat(201) }, 'childName'],
    [{ childName: 'Nia\r\nBcc: x' }, 'childName'],
    [{ childName: 'Nia\u0000' }, 'childName'],
    [{ childName: 7 }, 'childName'],
    [{ locality: undefined }, 'locality'],
    [{ ref: 'new' }, 'ref'],
    [{ ref: '..' }, 'ref'],
    [{ ref: 'a b' }, 'ref'],
    [{ ref: 'x'.repeat(41) }, 'ref'],
    [{ yearGroup: 8.5 }, 'yearGroup'],
    [{ yearGroup: '9' }, 'yearGroup'],
    [{ caseworkerEmail: 'nobody' }, 'caseworkerEmail'],
    [{ nhsNumber: '123' }, 'nhsNumber'],
    [{ contacts: [{ name: 'Jo', relation: 'mother', role: 'admin' }] }, 'contacts.0.role'],
    [{ planIssuedOn: '2026-03-01' }, 'planIssuedOn'],
  ])('refuses %j: 422, and opens nothing', async (its, field) => {
    const answer = await open(its);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(platform.assessments.decisions).toEqual([]);
  });

  it.each(['=HYPERLINK("x")', '+44', '@SUM', '<script>alert(1)</script>', '李小龙', 'O’Brien-Ó', '💛'.repeat(200)])(
    'never refuses the name %s for how it looks',
    async (childName) => {
      expect((await open({ childName })).body.childName).toBe(childName);
    },
  );

  it('leaves a reading whenever the child is shown', async () => {
    await open();
    expect(platform.assessments.readings).toEqual([]);
    await platform.vale('GET', PATH);
    await platform.vale('GET', PATH);
    expect(platform.assessments.readings).toMatchObject([
      { council: 'vale', on: '2026-03-02', actor: { by: 'client', client: 'vale-client' } },
      { what: 'assessment' },
    ]);
  });
});

describe('correcting an assessment', () => {
  beforeEach(() => open({ nhsNumber: '9434765919' }));

  it('changes what is said and nothing else, in one decision', async () => {
    const { status, body } = await correct({
      childName: 'Nia Heath-Lee',
      locality: 'South',
      nhsNumber: null,
      draftSentOn: '2026-03-01',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      childName: 'Nia Heath-Lee',
      locality: 'South',
      nhsNumber: null,
      draftSentOn: '2026-03-01',
    });
    expect(body.requestedOn).toBe('2026-02-23');
    const facts = platform.assessments.decisions.at(-1)?.facts.map(({ fact }) => fact);
    expect(facts).toEqual(['AssessmentCorrected', 'PersonalDetailsCorrected']);
    expect(JSON.stringify(platform.assessments.decisions.at(-1))).not.toContain('Heath-Lee');
  });

  it('writes nothing where nothing differs', async () => {
    await correct({ childName: 'Nia Heath', requestedOn: '2026-02-23' });
    await correct({});
    expect(platform.assessments.decisions).toHaveLength(1);
  });

  it('records exceptions of the council’s own limits', async () => {
    const exceptions = [{ kind: 'school-closure', why: 'Closed for August', from: '2026-02-24', to: '2026-02-28' }];
    expect((await correct({ exceptions })).body.exceptions).toEqual(exceptions);
    const answer = await correct({ exceptions: [{ kind: 'missed-appointment', why: 'x' }] });
    expect(answer.status).toBe(422);
  });

  it.each([
    [{ closedOn: '2026-03-01' }, 'closedReason'],
    [{ closedReason: 'moved' }, 'closedOn'],
    [{ planIssuedOn: '2026-02-01' }, 'planIssuedOn'],
    [{ planIssuedOn: '2026-03-03' }, 'planIssuedOn'],
    [{ planIssuedOn: '2026-03-01', closedOn: '2026-03-01', closedReason: 'moved' }, 'closedOn'],
    [{ childDateOfBirth: '2026-02-28' }, 'childDateOfBirth'],
    [{ requestedOn: '2018-05-03' }, 'requestedOn'],
    [{ ref: 'OTHER' }, 'ref'],
    [{ childName: null }, 'childName'],
  ])('refuses %j: 422, and changes nothing', async (body, field) => {
    expect(await correct(body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(platform.assessments.decisions).toHaveLength(1);
  });

  it('closes: open requests are withdrawn in the same decision, with one mail a team', async () => {
    const { body } = await issue(['EPS', 'RV1-SALT', 'RV1-PAED']);
    const closed = await correct({ closedOn: '2026-03-02', closedReason: 'moved' });
    expect(closed.body.adviceRequests.map((one: { status: string }) => one.status)).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    for (const { id } of body.adviceRequests) {
      const mails = (await platform.mails.ofRequest(id)).filter(({ kind }) => kind === 'withdrawn');
      expect(mails).toHaveLength(1);
    }
    expect(platform.assessments.decisions.at(-1)?.facts.map(({ fact }) => fact)).toEqual([
      'AssessmentEnded',
      'AdviceWithdrawn',
      'AdviceWithdrawn',
      'AdviceWithdrawn',
    ]);
  });

  it('sends no mail where the child died: the caseworker rings', async () => {
    const { body } = await issue(['EPS']);
    await correct({ closedOn: '2026-03-02', closedReason: 'died' });
    const mails = await platform.mails.ofRequest(body.adviceRequests[0].id);
    expect(mails.map(({ kind }) => kind)).toEqual(['advice-requested']);
  });

  it('with the plan issued, leaves open requests: late advice is still taken', async () => {
    await issue(['EPS']);
    const { body } = await correct({ planIssuedOn: '2026-03-02' });
    expect(body.adviceRequests[0].status).toBe('requested');
  });

  it('with the plan issued, tells each team and adviser whose advice reached it, and nobody else', async () => {
    const { body } = await issue(['EPS', 'RV1-SALT', 'RV1-PAED']);
    const [eps, salt, paed] = body.adviceRequests.map(({ id }: { id: string }) => id);
    await adviserDecides(platform, eps, { do: 'submit', lateReason: null, answer: 1 });
    await adviserDecides(platform, salt, { do: 'not-known', lateReason: null, answer: 1 });
    await correct({ planIssuedOn: '2026-03-02' });
    const receipts = async (id: string) =>
      (await platform.mails.ofRequest(id))
        .filter(({ about }) => about['what'] === 'in-plan')
        .map(({ to }) => to.join());
    expect((await receipts(eps)).sort()).toEqual([ADVISER, 'eps@vale.gov.example'].sort());
    expect([await receipts(salt), await receipts(paed)]).toEqual([[], []]);
  });
});

import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { adviserDecides } from '../../builders/adviser-decides.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';

const TEAMS = 'team_code,organisation,kind,service,mailbox,manager_email,senior_email,email_domains';
const ASSESSMENTS =
  'assessment_ref,child_name,child_date_of_birth,locality,requested_on,decided_on,plan_issued_on,closed_on,closed_reason,exception';
const REQUESTS = 'assessment_ref,team_code,requested_on,answered_on,outcome,exception,late_reason';
const published = (name: string): Buffer =>
  readFileSync(new URL(`../../../infra/local/seeds/published/${name}.csv`, import.meta.url));

let platform: ApiPlatform;
beforeEach(async () => {
  platform = await apiPlatform();
});
const put = (kind: string, ...lines: (string | Buffer)[]) =>
  platform.csv(`/api/${kind}`, lines.length === 1 && Buffer.isBuffer(lines[0]) ? lines[0] : lines.join('\n'));
const faults = async (kind: string, ...lines: string[]): Promise<string[]> => {
  const { status, body } = await put(kind, ...lines);
  expect(status, JSON.stringify(body)).toBe(422);
  return body.errors.map(({ line, field }: { line: number; field: string }) => `${line} ${field}`.trim());
};
const anAssessment = (ref = 'A', rest = ',,,,') => `${ref},Nia Heath,2018-05-04,Central,2026-01-05,${rest}`;
const request = async (query = '') => (await platform.vale('GET', `/api/advice-requests${query}`)).body.adviceRequests;

describe('an import of the published records', () => {
  it('takes all of them, and says of the same files again that all is unchanged', async () => {
    const rows = { teams: 7, assessments: 1942, 'advice-requests': 5155 };
    for (const [kind, count] of Object.entries(rows)) {
      const { status, body } = await put(kind, published(kind));
      expect([status, body.rows, body.created + body.changed]).toEqual([200, count, count]);
    }
    for (const [kind, count] of Object.entries(rows))
      expect((await put(kind, published(kind))).body).toEqual({
        rows: count,
        created: 0,
        changed: 0,
        unchanged: count,
      });
    expect(await platform.mails.attention('vale', '2030-01-01T00:00:00.000Z')).toEqual([]);
    expect(await platform.assessments.dueForRung('vale', '2030-01-01')).toEqual({ items: [] });
  });
});

describe('a file', () => {
  it('may have its columns in any order, a byte order mark, CRLF and further columns', async () => {
    const text =
      '\ufeffrequested_on,caseworker_email,year_group,assessment_ref,child_name,child_date_of_birth,locality,decided_on,plan_issued_on,closed_on,closed_reason,exception,contacts\r\n' +
      '2026-01-05,cw@vale.gov.example,9,A,"Heath, ""Nia""",2018-05-04,Central,,,,,,"[{""name"":""Jo"",""relation"":""mother""}]"\r\n';
    expect((await put('assessments', text)).body).toEqual({ rows: 1, created: 1, changed: 0, unchanged: 0 });
    expect((await platform.vale('GET', '/api/assessments/A')).body).toMatchObject({
      childName: 'Heath, "Nia"',
      yearGroup: 9,
      caseworkerEmail: 'cw@vale.gov.example',
      contacts: [{ name: 'Jo', relation: 'mother' }],
    });
  });

  it('with its header only has 0 rows; an empty one is refused', async () => {
    expect(await put('teams', TEAMS)).toMatchObject({ status: 200, body: { rows: 0, created: 0 } });
    expect(await faults('teams', '')).toEqual(['1']);
    expect(await faults('teams', '\ufeff')).toEqual(['1']);
  });

  it('that is not UTF-8 is refused: 400', async () => {
    expect((await put('teams', Buffer.from([0xff, 0xfe, 0x41]))).status).toBe(400);
  });

  it('with faults in its header has each named in line 1, and its rows checked as far as they can be', async () => {
    expect(
      await faults(
        'teams',
        'team_code,organisation,kind,service,mailbox,mailbox,manager_email,email_domains,colour',
        'X,Org,health,S,a@b.example,a@b.example,,,red',
        'Y,Org,wrong,S,a@b.example,a@b.example,,,red',
      ),
    ).toEqual(['1 colour', '1 senior_email', '1 mailbox', '3 kind']);
  });

  it('with a column named like a member of every object has an unknown column', async () => {
    expect(await faults('teams', `${TEAMS},constructor`)).toEqual(['1 constructor']);
  });

  it('with three faults among good lines has all three named, and changes nothing', async () => {
    await put('assessments', ASSESSMENTS, anAssessment('A'));
    const found = await faults(
      'advice-requests',
      REQUESTS,
      'A,EPS,2026-01-06,2026-02-01,submitted,,',
      'A,NOBODY,2026-01-06,,open,,',
      '"A","RV1-SALT",2026-01-06,2026-02-30,submitted,,',
      'GONE,EPS,2026-01-06,,open,,',
      'A,RV1-PAED,2026-01-06,,open,,',
    );
    expect(found).toEqual(['3 team_code', '4 answered_on', '5 assessment_ref']);
    expect(await request()).toEqual([]);
  });

  it('counts physical lines where a cell holds line breaks', async () => {
    expect(
      await faults(
        'assessments',
        ASSESSMENTS,
        'A,"Nia\nHeath",2018-05-04,Central,2026-01-05,,,,,',
        'B,Nia,bad,Central,2026-01-05,,,,,',
      ),
    ).toEqual(['2 child_name', '4 child_date_of_birth']);
  });

  it('names every fault of a line, and a line with too few or too many cells as a whole', async () => {
    expect(await faults('advice-requests', REQUESTS, 'A,,06/01/2026,,maybe,x,y', 'A,EPS', 'A"B,EPS')).toEqual([
      '2 team_code',
      '2 requested_on',
      '2 outcome',
      '2 exception',
      '2 late_reason',
      '2 assessment_ref',
      '3',
      '4',
    ]);
  });

  it('names what contradicts itself on a line whose cells have faults too', async () => {
    expect(
      await faults(
        'assessments',
        ASSESSMENTS,
        'A,Nia Heath,2026-05-04,Central,2026-01-05,2026-01-04,,,died,holiday',
        'B,Nia Heath,2018-05-04,Central,2026-01-05,,2026-02-30,2026-02-01,nonsense,',
        'A,Nia Heath,2018-05-04,Central,2026-01-05,,,,,',
      ),
    ).toEqual([
      '2 exception',
      '2 child_date_of_birth',
      '2 decided_on',
      '2 closed_on',
      '3 plan_issued_on',
      '3 closed_reason',
      '4 assessment_ref',
    ]);
    await put('assessments', ASSESSMENTS, anAssessment());
    expect(
      await faults(
        'advice-requests',
        REQUESTS,
        'A,EPS,2026-01-10,2026-01-09,nonsense,,',
        'Z,NOBODY,2026-01-10,2026-01-09,submitted,,',
        'Z,NOBODY,2026-01-11,,submitted,,nonsense',
        'A,EPS,2026-01-10,,open,,',
      ),
    ).toEqual([
      '2 outcome',
      '2 answered_on',
      '3 team_code',
      '3 assessment_ref',
      '3 answered_on',
      '4 late_reason',
      '4 team_code',
      '4 assessment_ref',
      '4 answered_on',
      '5',
    ]);
  });

  it('may not have the same key twice', async () => {
    const team = 'X,Org,health,S,a@b.example,,,';
    expect(await faults('teams', TEAMS, team, team)).toEqual(['3 team_code']);
    expect(await faults('assessments', ASSESSMENTS, anAssessment(), anAssessment('B'), anAssessment())).toEqual([
      '4 assessment_ref',
    ]);
    await put('assessments', ASSESSMENTS, anAssessment());
    const row = 'A,EPS,2026-01-06,,open,,';
    expect(await faults('advice-requests', REQUESTS, row, row.replace('open', 'open'))).toEqual(['3']);
  });

  it('is never refused for looking like a formula', async () => {
    const name = '=HYPERLINK(1)';
    expect((await put('assessments', ASSESSMENTS, `A,${name},2018-05-04,@Central,2026-01-05,,,,,`)).status).toBe(200);
    expect((await platform.vale('GET', '/api/assessments/A')).body).toMatchObject({
      childName: name,
      locality: '@Central',
    });
  });

  it('that guards its formulas, as our exports do, is the same as one that does not', async () => {
    await put('assessments', ASSESSMENTS, 'A,=Nia,2018-05-04,Central,2026-01-05,,,,,');
    expect((await put('assessments', ASSESSMENTS, "A,'=Nia,2018-05-04,Central,2026-01-05,,,,,")).body.unchanged).toBe(
      1,
    );
  });
});

describe('an import of teams', () => {
  it('creates, changes and leaves alone; teams that the file leaves out stay', async () => {
    const x = 'X,Org,other,Service,x@org.example,,,ORG.example sub.org.example';
    expect((await put('teams', TEAMS, x)).body).toEqual({ rows: 1, created: 1, changed: 0, unchanged: 0 });
    expect((await put('teams', TEAMS, x.replace('Service', 'Other'))).body).toMatchObject({ changed: 1, unchanged: 0 });
    expect(await platform.directory.team('vale', 'X')).toMatchObject({
      service: 'Other',
      basis: 'expected',
      emailDomains: ['org.example', 'sub.org.example'],
      managerEmail: null,
    });
    expect(await platform.directory.teams('vale')).toHaveLength(5);
  });

  it('takes the team’s own list, and keeps it where a later file has no such column', async () => {
    await put('teams', `${TEAMS},other_addresses`, 'X,Org,other,S,x@org.example,,,,One@gp.example two@gp.example');
    const own = ['one@gp.example', 'two@gp.example'];
    expect((await platform.directory.team('vale', 'X'))?.otherAddresses).toEqual(own);
    expect((await put('teams', TEAMS, 'X,Org,other,S,x@org.example,,,')).body.unchanged).toBe(1);
    expect((await platform.directory.team('vale', 'X'))?.otherAddresses).toEqual(own);
  });

  it('has by default the basis of the kind, and one for all teams of an organisation', async () => {
    const of = async (code: string) => (await platform.directory.team('vale', code))?.basis;
    await put(
      'teams',
      `${TEAMS},basis`,
      'H,Trust,health,S,h@t.example,,,,',
      'P,Council,social-care,S,p@c.example,,,,',
      'G,Group,health,S,g@g.example,,,,commissioned',
      'K,Group,health,S,k@g.example,,,,',
    );
    expect([await of('H'), await of('P'), await of('G'), await of('K')]).toEqual([
      'section-31',
      'council-service',
      'commissioned',
      'commissioned',
    ]);
  });

  it('refuses two bases of one organisation, in the file or against a team that is left out', async () => {
    const rows = ['G,Group,health,S,g@g.example,,,,commissioned', 'K,Group,health,S,k@g.example,,,,section-31'];
    expect(await faults('teams', `${TEAMS},basis`, ...rows)).toEqual(['3 basis']);
    await put('teams', `${TEAMS},basis`, rows[0] ?? '');
    expect(await faults('teams', `${TEAMS},basis`, rows[1] ?? '')).toEqual(['2 basis']);
  });
});

describe('an import of assessments', () => {
  it('names the column that is not requested_on where two dates contradict', async () => {
    expect(
      await faults(
        'assessments',
        ASSESSMENTS,
        'A,Nia,2026-01-06,Central,2026-01-05,2026-01-04,2026-01-03,,,',
        'B,Nia,2018-01-01,Central,2026-03-03,,,,,',
        'C,Nia,2018-01-01,Central,2026-01-05,2026-03-03,,,,',
        'D,Nia,2018-01-01,Central,2026-01-05,,,2026-02-01,,',
        'E,Nia,2018-01-01,Central,2026-01-05,,,,moved,',
        'F,Nia,2018-01-01,Central,2026-01-05,,2026-02-01,2026-02-01,moved,',
      ),
    ).toEqual([
      '2 child_date_of_birth',
      '2 decided_on',
      '2 plan_issued_on',
      '3 requested_on',
      '4 decided_on',
      '5 closed_reason',
      '6 closed_on',
      '7 closed_on',
    ]);
  });

  it('reads the further columns, and names each that is not what it must be', async () => {
    const header = `${ASSESSMENTS},address_withheld,year_group,contacts,nhs_number,route`;
    const contact = '"[{""name"":""Jo"",""relation"":""mother""}]"';
    expect(await faults('assessments', header, anAssessment('A', ',,,,,maybe,ninth,not JSON,12,by-post'))).toEqual([
      '2 route',
      '2 nhs_number',
      '2 address_withheld',
      '2 year_group',
      '2 contacts',
    ]);
    const row = anAssessment('A', `,,,,,true,-1,${contact},9434765919,reassessment`);
    expect((await put('assessments', header, row)).status).toBe(200);
    expect((await platform.vale('GET', '/api/assessments/A')).body).toMatchObject({
      addressWithheld: true,
      yearGroup: -1,
      contacts: [{ name: 'Jo', relation: 'mother' }],
      nhsNumber: '9434765919',
      route: 'reassessment',
      decideBy: null,
    });
    expect((await put('assessments', header, row)).body.unchanged).toBe(1);
    const emptied = anAssessment('A', ',,,,,,,,,');
    expect((await put('assessments', header, emptied)).body.changed).toBe(1);
    expect((await platform.vale('GET', '/api/assessments/A')).body).toMatchObject({
      addressWithheld: false,
      yearGroup: null,
      contacts: [],
      nhsNumber: null,
      route: 'request',
    });
  });

  it('changes what a later file says otherwise, and counts it', async () => {
    await put('assessments', ASSESSMENTS, anAssessment('A'), anAssessment('B'), anAssessment('C'));
    const file = [
      anAssessment('A', '2026-01-20,,,,school-closure'),
      anAssessment('B').replace('Nia', 'Nina'),
      anAssessment('C'),
    ];
    expect((await put('assessments', ASSESSMENTS, ...file)).body).toEqual({
      rows: 3,
      created: 0,
      changed: 2,
      unchanged: 1,
    });
    expect((await put('assessments', ASSESSMENTS, ...file)).body.unchanged).toBe(3);
    const { body } = await platform.vale('GET', '/api/assessments/A');
    expect(body).toMatchObject({ decidedOn: '2026-01-20', exceptions: [{ kind: 'school-closure' }] });
    expect((await platform.vale('GET', '/api/assessments/B')).body.childName).toBe('Nina Heath');
  });

  it('ends an assessment as the council would: with mails for what the platform sent, silently for what was imported', async () => {
    await put('assessments', ASSESSMENTS, anAssessment());
    await put(
      'advice-requests',
      REQUESTS,
      'A,RV1-PAED,2026-01-06,,open,,',
      'A,RV2-OT,2026-01-06,2026-02-01,submitted,,',
    );
    await platform.vale('POST', '/api/assessments/A/advice-requests', { teams: ['EPS'] }, { 'Idempotency-Key': 'k' });
    expect((await put('assessments', ASSESSMENTS, anAssessment('A', ',,2026-03-01,moved,'))).body.changed).toBe(1);
    const all = await request();
    expect(all.map((one: { team: string; status: string }) => `${one.team} ${one.status}`).sort()).toEqual([
      'EPS withdrawn',
      'RV1-PAED withdrawn',
      'RV2-OT submitted',
    ]);
    const kinds = await Promise.all(
      all.map(async (one: { id: string; team: string }) => [
        one.team,
        (await platform.mails.ofRequest(one.id)).map(({ kind }) => kind).sort(),
      ]),
    );
    expect(Object.fromEntries(kinds)).toEqual({ EPS: ['advice-requested', 'withdrawn'], 'RV1-PAED': [], 'RV2-OT': [] });
  });

  it('does not take back an end that is recorded', async () => {
    await platform.vale('POST', '/api/assessments', anOpening({ ref: 'A', requestedOn: '2026-01-05' }));
    await platform.vale('PATCH', '/api/assessments/A', { closedOn: '2026-02-01', closedReason: 'moved' });
    expect(await faults('assessments', ASSESSMENTS, anAssessment())).toEqual(['2 closed_on']);
  });
});

describe('an import of advice requests', () => {
  beforeEach(() => put('assessments', ASSESSMENTS, anAssessment()));

  it('takes each outcome with its day, its accepted exception and its late reason', async () => {
    const teams = ['EPS', 'RV1-SALT', 'RV1-PAED', 'RV2-OT'];
    const outcomes = ['submitted,,capacity', 'not-known,,', 'withdrawn,,', 'already-available,,'];
    const rows = teams.map((team, at) => `A,${team},2026-01-06,2026-02-2${at},${outcomes[at]}`);
    await put('advice-requests', REQUESTS, ...rows, 'A,EPS,2026-02-25,,open,missed-appointment,waiting-list');
    const all = await request();
    const of = (team: string, receivedOn = '2026-01-06') =>
      all.find((one: { team: string; receivedOn: string }) => one.team === team && one.receivedOn === receivedOn);
    expect(of('EPS')).toMatchObject({
      status: 'submitted',
      answeredOn: '2026-02-20',
      dueOn: '2026-02-17',
      outcome: 'submitted',
      lateReason: 'capacity',
      imported: true,
    });
    expect(of('RV1-SALT')).toMatchObject({ status: 'not-known', outcome: 'not-known' });
    expect(of('RV1-PAED')).toMatchObject({ status: 'withdrawn', outcome: null });
    expect(of('RV2-OT')).toMatchObject({ status: 'already-available' });
    expect(of('EPS', '2026-02-25')).toMatchObject({
      status: 'requested',
      lateReason: 'waiting-list',
      exceptions: [{ kind: 'missed-appointment', decision: 'accepted' }],
    });
  });

  it.each([
    ['A,EPS,2026-01-06,2026-02-01,open,,', '2 answered_on'],
    ['A,EPS,2026-01-06,,submitted,,', '2 answered_on'],
    ['A,EPS,2026-01-06,2026-01-05,submitted,,', '2 answered_on'],
    ['A,EPS,2026-01-06,2026-03-03,submitted,,', '2 answered_on'],
    ['A,EPS,2026-03-03,,open,,', '2 requested_on'],
    ['A,EPS,2026-01-06,,open,school-closure,', '2 exception'],
    ['A,EPS,2026-01-06,,open,,holiday', '2 late_reason'],
    ['new,EPS,2026-01-06,,open,,', '2 assessment_ref'],
  ])('refuses %s for %s', async (row, fault) => {
    expect(await faults('advice-requests', REQUESTS, row)).toEqual([fault]);
  });

  it('takes an answer that came since, and leaves rows that are left out', async () => {
    await put('advice-requests', REQUESTS, 'A,EPS,2026-01-06,,open,,', 'A,RV1-SALT,2026-01-06,,open,,');
    const again = await put('advice-requests', REQUESTS, 'A,EPS,2026-01-06,2026-02-01,submitted,,');
    expect(again.body).toEqual({ rows: 1, created: 0, changed: 1, unchanged: 0 });
    expect((await request('?status=requested')).map(({ team }: { team: string }) => team)).toEqual(['RV1-SALT']);
  });

  it('refuses a row that contradicts what the platform itself recorded', async () => {
    await platform.vale('POST', '/api/assessments/A/advice-requests', { teams: ['EPS'] }, { 'Idempotency-Key': 'k' });
    expect(await faults('advice-requests', REQUESTS, 'A,EPS,2026-03-02,2026-03-02,submitted,,')).toEqual(['2']);
    expect(await faults('advice-requests', REQUESTS, 'A,EPS,2026-01-06,,open,,')).toEqual(['2 requested_on']);
    expect((await put('advice-requests', REQUESTS, 'A,EPS,2026-03-02,,open,,')).body.unchanged).toBe(1);
    const [{ id }] = await request();
    await adviserDecides(platform, id, { do: 'submit', lateReason: null, answer: 1 });
    expect(await faults('advice-requests', REQUESTS, 'A,EPS,2026-03-02,,open,,')).toEqual(['2']);
    expect((await put('advice-requests', REQUESTS, 'A,EPS,2026-03-02,2026-03-02,submitted,,')).body.unchanged).toBe(1);
  });
});

describe('the council’s steps on imported history', () => {
  it('stay silent, but for what asks something of the team', async () => {
    await put('assessments', ASSESSMENTS, anAssessment());
    await put(
      'advice-requests',
      REQUESTS,
      'A,EPS,2026-01-06,2026-02-01,submitted,,',
      'A,RV1-SALT,2026-01-06,,open,,',
      'A,RV1-PAED,2026-01-06,2026-02-01,submitted,,',
      'A,RV2-OT,2026-01-06,,open,,',
    );
    const all = await request();
    const id = (team: string): string => all.find((one: { team: string }) => one.team === team).id;
    const agreements = ['adviser', 'council', 'parent'].map((by) => ({ by, on: '2026-02-01' }));
    const step = async (team: string, what: string, body: unknown) => {
      const { status } = await platform.vale('POST', `/api/advice-requests/${id(team)}/${what}`, body);
      expect(status).toBe(200);
      return (await platform.mails.ofRequest(id(team))).map(({ kind }) => kind);
    };
    expect(await step('EPS', 'accept', {})).toEqual([]);
    expect(await step('RV1-SALT', 'withdraw', { reason: 'Not needed' })).toEqual([]);
    expect(await step('RV2-OT', 'already-available', { agreements })).toEqual([]);
    expect(await step('RV1-PAED', 'return', { missing: 'Hours' })).toEqual(['returned']);
  });
});

describe('an import by upload', () => {
  it('is the same job, followed by its id', async () => {
    const { body } = await platform.vale('POST', '/api/imports', { kind: 'teams' });
    expect(body.upload).toMatchObject({ url: expect.any(String), fields: { key: `vale/${body.id}` } });
    const see = async () => (await platform.vale('GET', `/api/imports/${body.id}`)).body;
    expect(await see()).toMatchObject({ id: body.id, kind: 'teams', status: 'waiting', rows: 0, errors: [] });
    await platform.files.put('vale', body.id, Buffer.from(`${TEAMS}\nX,Org,other,S,x@org.example,,,\n`));
    expect(await see()).toMatchObject({ status: 'done', rows: 1, done: 1, created: 1, errors: [] });
    expect((await platform.moor('GET', `/api/imports/${body.id}`)).status).toBe(404);
  });

  it('is refused with every fault where the file is not UTF-8 or has faults', async () => {
    const { body } = await platform.vale('POST', '/api/imports', { kind: 'teams' });
    await platform.files.put('vale', body.id, Buffer.from([0x61, 0x0a, 0xff]));
    const view = (await platform.vale('GET', `/api/imports/${body.id}`)).body;
    expect(view.status).toBe('refused');
    expect(view.errors.map(({ message }: { message: string }) => message).join()).toContain('UTF-8');
  });

  it('is not of an unknown kind: 422', async () => {
    expect((await platform.vale('POST', '/api/imports', { kind: 'people' })).status).toBe(422);
  });

  it('that is not done in 20 seconds is answered 202, with where to look', async () => {
    platform.files.onPut = async () => {};
    const { status, headers, body } = await put('teams', TEAMS);
    expect(status).toBe(202);
    expect(headers['Location']).toBe(`/api/imports/${body.id}`);
    expect(body.status).toBe('waiting');
  });
});

describe('taking over imported requests', () => {
  beforeEach(async () => {
    await put('assessments', ASSESSMENTS, anAssessment('A'), anAssessment('B'), anAssessment('ENDED'));
    await put(
      'advice-requests',
      REQUESTS,
      'A,EPS,2026-02-01,,open,,',
      'B,EPS,2026-02-02,,open,,',
      'B,RV1-SALT,2026-02-02,,open,,',
      'A,RV1-PAED,2026-02-01,2026-02-10,submitted,,',
      'ENDED,EPS,2026-02-01,,open,,',
    );
    await platform.vale('PATCH', '/api/assessments/ENDED', { planIssuedOn: '2026-03-01' });
  });
  const takeOver = (body: unknown) => platform.vale('POST', '/api/advice-requests/take-over', body);

  it('brings the open ones of ongoing assessments under the platform, with one mail a team and the ladder from the next rung on', async () => {
    expect(await takeOver({})).toMatchObject({ status: 200, body: { requests: 3, mails: 2 } });
    const eps = (await request('?team=EPS')).find((one: { assessment: string }) => one.assessment === 'A');
    expect(await platform.mails.ofRequest(eps.id)).toMatchObject([
      { kind: 'take-over', team: 'EPS', to: ['eps@vale.gov.example'] },
    ]);
    const due = await platform.assessments.dueForRung('vale', '2026-12-31');
    expect(due.items).toHaveLength(3);
    expect((await takeOver({})).body).toEqual({ requests: 0, mails: 0 });
  });

  it('decides again on what another writer changed in between', async () => {
    const appendMany = platform.assessments.appendMany.bind(platform.assessments);
    platform.assessments.appendMany = async (changes) => {
      await platform.vale('PATCH', '/api/assessments/B', { locality: 'South' });
      return appendMany(changes);
    };
    expect((await takeOver({})).body.requests).toBe(3);
    expect((await platform.assessments.dueForRung('vale', '2026-12-31')).items).toHaveLength(3);
    expect((await platform.vale('GET', '/api/assessments/B')).body.locality).toBe('South');
  });

  it('may be for some teams only', async () => {
    expect((await takeOver({ teams: ['RV1-SALT'] })).body).toEqual({ requests: 1, mails: 1 });
    expect(await takeOver({ teams: ['NOBODY'] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'teams' }] },
    });
    expect((await takeOver({ teams: [] })).status).toBe(422);
  });

  it('leaves the tracker’s file as it was unchanged, and lets it bring what came by other ways', async () => {
    await takeOver({});
    expect((await put('advice-requests', REQUESTS, 'A,EPS,2026-02-01,,open,,')).body.unchanged).toBe(1);
    expect((await put('advice-requests', REQUESTS, 'A,EPS,2026-02-01,2026-03-01,submitted,,')).body.changed).toBe(1);
    const due = await platform.assessments.dueForRung('vale', '2026-12-31');
    expect(due.items).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { createCouncilCommand } from '../../../functions/commands/create-council/handler.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryDirectoryStore } from '../../fakes/memory-directory-store.ts';
import { portsAt, typed } from './platform-at.ts';

const dale = { id: 'dale', name: 'Dale Council', sendMailbox: 'send@dale.gov.example' };
const whole = {
  ...dale,
  sendPhone: '01632 960 200',
  colours: { header: '#112233', accent: '#445566' },
  deemedReceipt: true,
  recipients: { dco: 'dco@dale-icb.nhs.example' },
  ladder: {
    health: [
      { rung: 'reminder-1', day: 21 },
      { rung: 'unopened', day: null },
    ],
  },
  ownDomains: ['Dale.gov.example'],
  feedbackSurveyUrl: 'https://survey.example/dale',
  apiClient: { name: 'Case management' },
  firstAdministrator: { name: 'Ada Keyholder', email: "ada.o'key@dale.gov.example", roles: ['manager'] },
};

const atWork = (issuer: string | null = null) => {
  const directory = new MemoryDirectoryStore();
  const files: Record<string, string> = {};
  const { open, opened } = portsAt({ directory, clock: new FixedClock(), issuer });
  const command = createCouncilCommand(open, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT: no such file');
    return text;
  });
  const make = (content: unknown, flags = '--stage prod') => {
    files['c.json'] = typeof content === 'string' ? content : JSON.stringify(content);
    return typed(command, `--file c.json ${flags}`);
  };
  return { directory, command, opened, make };
};

const POOL = 'eu-west-2_AbC123';
const ISSUER = `https://cognito-idp.eu-west-2.amazonaws.com/${POOL}`;

describe('npm run create-council', () => {
  it('makes a council of three lines, with what a new one has', async () => {
    const { directory, make } = atWork();
    expect(await make(dale)).toEqual({ code: 0, out: ['council dale made'], err: [] });
    expect(await directory.council('dale')).toEqual({
      ...dale,
      colours: { header: '#12436d', accent: '#28a197' },
      sendPhone: null,
      deemedReceipt: false,
      recipients: { dco: null, principalEp: null, headOfSocialCare: null, headOfSend: null, icbSendLead: null },
      ladder: {},
      ownDomains: [],
      feedbackSurveyUrl: null,
      linksRevokedAt: null,
    });
    expect((await directory.councils()).map(({ id }) => id)).toEqual(['dale']);
  });

  it('changes what the file names, keeps the rest, and says which', async () => {
    const { directory, make } = atWork();
    await make(whole);
    const before = await directory.council('dale');
    await directory.putCouncil({
      ...(before as NonNullable<typeof before>),
      linksRevokedAt: '2026-01-01T00:00:00.000Z',
    });
    expect((await make({ ...dale, name: 'Dale', recipients: { headOfSend: null } })).out).toEqual([
      'council dale changed: name',
    ]);
    expect(await directory.council('dale')).toEqual({
      ...before,
      name: 'Dale',
      linksRevokedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(before).toMatchObject({
      deemedReceipt: true,
      recipients: { dco: 'dco@dale-icb.nhs.example' },
      ownDomains: ['dale.gov.example'],
    });
  });

  it('leaves a council as it is where the file says nothing new, in whatever order its members stand', async () => {
    const { make } = atWork();
    await make(whole);
    const { colours, ...others } = whole;
    const turned = { ...others, colours: { accent: colours.accent, header: colours.header } };
    expect((await make(turned)).out[0]).toBe('council dale unchanged');
  });

  it('on a stage prints the lines that make the client and invite the administrator, quoted for a shell', async () => {
    const { out } = await atWork().make(whole);
    expect(out[0]).toBe('council dale made');
    expect(out.slice(2)).toEqual([
      expect.stringMatching(/^POOL=\$\(aws cloudformation .*--stack-name ehc-advice-prod-service /),
      expect.stringMatching(
        /^CLIENT=\$\(aws cognito-idp create-user-pool-client .*--generate-secret .* advice\/read advice\/write advice\/content scorecard\/read /,
      ),
      expect.stringContaining(`--username 'ada.o'\\''key@dale.gov.example'`),
      `npm run create-council -- --stage prod --file 'c.json' --client-id "$CLIENT" --user-pool "$POOL" --administrator "$SUBJECT"`,
    ]);
  });

  it('lets the client and the administrator in, and says where the secret is', async () => {
    const { directory, make } = atWork();
    const { out } = await make(whole, `--stage prod --client-id c1 --user-pool ${POOL} --administrator s1`);
    expect(out).toEqual([
      'council dale made',
      'the API client c1 acts for dale',
      'the first administrator of dale may sign in',
      expect.stringMatching(
        /^the client’s secret is kept by the user pool: aws cognito-idp describe-user-pool-client .*'c1'/,
      ),
    ]);
    expect(await directory.client('c1')).toEqual({ clientId: 'c1', council: 'dale', name: 'Case management' });
    expect(await directory.person(ISSUER, 's1')).toEqual({
      issuer: ISSUER,
      subject: 's1',
      name: 'Ada Keyholder',
      email: "ada.o'key@dale.gov.example",
      councils: [{ council: 'dale', roles: ['administrator', 'manager'] }],
    });
  });

  it('adds to what a person is already, here and at other councils, however often it runs', async () => {
    const { directory, make, opened } = atWork('http://localhost:3002');
    await directory.putPerson({
      issuer: 'http://localhost:3002',
      subject: 's1',
      name: 'Ada K.',
      email: "Ada.O'Key@dale.gov.example",
      councils: [
        { council: 'vale', roles: ['dco'] },
        { council: 'dale', roles: ['board'] },
      ],
    });
    await make(whole, '--local 3000 --administrator s1');
    const { out } = await make(whole, '--local 3000 --administrator s1');
    expect(opened).toEqual([{ local: 3000 }, { local: 3000 }]);
    expect((await directory.person('http://localhost:3002', 's1'))?.councils).toEqual([
      { council: 'vale', roles: ['dco'] },
      { council: 'dale', roles: ['administrator', 'board', 'manager'] },
    ]);
    expect(out.at(-1)).toBe(
      'clients that get tokens here, with their secrets: http://localhost:3000/local/settings.json',
    );
  });

  it.each([
    ['not JSON', '{ id', ['c.json is not JSON: ']],
    ['a list', [], ['c.json: the file: ']],
    ['nothing but an id', { id: 'dale' }, ['c.json: name: This is needed', 'c.json: sendMailbox: This is needed']],
    [
      'every fault of its members',
      {
        id: 'Dale',
        name: '',
        sendMailbox: 'no',
        colours: { header: 'blue', accent: '#000000' },
        recipients: { dco: 'x' },
        ladder: { health: [{ rung: 'unopened', day: 0 }] },
        more: 1,
      },
      [
        'c.json: id: ',
        'c.json: name: ',
        'c.json: name: ',
        'c.json: sendMailbox: ',
        'c.json: colours.header: ',
        'c.json: recipients.dco: ',
        'c.json: ladder.health.0.day: ',
        'c.json: the file: ',
      ],
    ],
    [
      'a rung that there is not',
      { ...dale, ladder: { health: [{ rung: 'shout', day: 3 }] } },
      ['c.json: ladder.health: There is no rung shout, only unopened, reminder-1'],
    ],
    ['a kind of team that there is not', { ...dale, ladder: { dentists: [] } }, ['c.json: ladder']],
  ])('refuses a file with %s, and changes nothing', async (_what, content, faults) => {
    const { directory, make } = atWork();
    const { code, out, err } = await make(content);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toEqual(faults.map((fault) => expect.stringContaining(fault)));
    expect(await directory.councils()).toEqual([]);
  });

  it.each([
    [
      'a client that the file does not name',
      dale,
      '--client-id c1',
      'c.json: apiClient: Name the client whose id is given',
    ],
    [
      'a person that the file does not name',
      dale,
      `--user-pool ${POOL} --administrator s1`,
      'c.json: firstAdministrator: Name the person whose subject is given',
    ],
    [
      'another council’s client',
      whole,
      '--client-id vale-client',
      'c.json: apiClient: The client vale-client is another council’s',
    ],
    [
      'another person’s subject',
      whole,
      `--user-pool ${POOL} --administrator vale-person`,
      'c.json: firstAdministrator: The subject is that of a person with another address',
    ],
    [
      'an administrator of no pool',
      whole,
      '--administrator s1',
      '--administrator needs the --user-pool that knows them',
    ],
  ])('refuses %s, and changes nothing', async (_what, content, flags, fault) => {
    const { directory, make } = atWork();
    await directory.putClient({ clientId: 'vale-client', council: 'vale', name: 'Case management' });
    await directory.putPerson({
      issuer: ISSUER,
      subject: 'vale-person',
      name: 'V',
      email: 'v@vale.gov.example',
      councils: [],
    });
    expect(await make(content, `--stage prod ${flags}`)).toEqual({ code: 1, out: [], err: [fault] });
    expect(await directory.council('dale')).toBeNull();
  });

  it('says that a file cannot be read', async () => {
    const { command } = atWork();
    expect(await typed(command, '--file none.json --stage prod')).toEqual({
      code: 1,
      out: [],
      err: ['none.json cannot be read: ENOENT: no such file'],
    });
  });
});

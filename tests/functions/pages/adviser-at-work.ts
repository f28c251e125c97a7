import { answerRequest } from '../../../functions/pages/answer-request/handler.ts';
import { changeOf, contextOf } from '../../../shared/application/decide-and-append.ts';
import { codeHash } from '../../../shared/application/mail/code-hash.ts';
import { requestId } from '../../../shared/domain/advice-request/advice-request.ts';
import type { PersonalDetails } from '../../../shared/domain/assessment/assessment.ts';
import type { RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnAssessment, decideOnRequest } from '../../../shared/domain/assessment/decide.ts';
import { anAssessment, aTeam, factsOf } from '../../builders/assessments.ts';
import { aCouncil } from '../../builders/council.ts';
import { PageVisitor } from '../../builders/page-visitor.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { memoryRecords } from '../../fakes/memory-records.ts';
import { SeededSecrets } from '../../fakes/seeded-secrets.ts';

const KEY = 'K3M9Q2XA7TZ1';
export const ID = requestId(KEY, 1);

export const ada: PersonalDetails = {
  childName: 'Ada Ashdown',
  childDateOfBirth: '2014-03-09',
  nhsNumber: '9991234567',
  address: '1 Orchard Row',
  addressWithheld: false,
  school: 'Northgate High School',
  contacts: [{ name: 'Mo Ashdown', relation: 'mother', email: null, phone: '01234 567890' }],
};

/** A speech and language team that was asked on 5 January 2026, with a link in its mailbox, and its adviser's browser. */
export const adviserAtWork = async (
  its: {
    readonly details?: PersonalDetails;
    readonly listLink?: boolean;
    readonly opens?: 'test';
    readonly yearGroup?: number;
  } = {},
) => {
  const clock = new FixedClock('2026-01-05T10:00:00.000Z');
  const records = memoryRecords();
  const ports = { ...records, clock, secrets: new SeededSecrets() };
  const council = aCouncil();
  const team = aTeam();
  await records.directory.putCouncil(council);
  await records.directory.putTeams(council.id, [team]);
  const {
    version: _version,
    requests: _requests,
    ...assessment
  } = anAssessment({ key: KEY, yearGroup: its.yearGroup ?? 7 });
  const context = contextOf(clock, council);
  const actor = { by: 'client', client: 'vale-cms' } as const;
  const opened = changeOf(
    null,
    factsOf(decideOnAssessment(null, { do: 'open', assessment, imported: false }, context)),
    council,
    actor,
    context,
    { details: its.details ?? ada },
  );
  await records.assessments.append(opened);
  const issued = changeOf(
    opened.after,
    factsOf(decideOnAssessment(opened.after, { do: 'issue', teams: [team] }, context)),
    council,
    actor,
    context,
    {},
  );
  await records.assessments.append(issued);
  const token = ports.secrets.token();
  records.access.putLink({
    hash: ports.secrets.hash(token),
    council: council.id,
    team: team.code,
    opens: its.opens ?? 'answers',
    request: its.listLink || its.opens ? null : ID,
    mail: 'mail-1',
    mintedAt: clock.now(),
    expiresAt: '2027-01-05T10:00:00.000Z',
  });
  const browser = new PageVisitor(answerRequest(ports));
  /** What send-mail would do with the newest code that was asked for. */
  const mailedCode = async (code: string): Promise<void> => {
    const mail = records.mails.all().findLast(({ kind }) => kind === 'code');
    if (!mail?.session) throw new Error('No code was asked for');
    const expiresAt = new Date(Date.parse(clock.now()) + 600_000).toISOString();
    records.access.putCode({
      hash: codeHash(ports.secrets, mail.session, code),
      session: mail.session,
      address: mail.to[0] ?? '',
      expiresAt,
    });
  };
  const signIn = async (visitor = browser) => {
    await visitor.post(`/r/${token}`, { where: 'mailbox' });
    await mailedCode('123456');
    await visitor.get('/answer/code');
    return visitor.post('/answer/code', { code: '123456', name: 'P. Reed', role: 'Therapist' });
  };
  const request = async () => {
    const found = (await records.assessments.load(council.id, KEY))?.requests[0];
    if (!found) throw new Error('The request is gone');
    return found;
  };
  const history = async () =>
    (await records.assessments.history(council.id, KEY)).flatMap(({ facts }) => facts.map(({ fact }) => fact));
  /** The council decides on the request, on the clock's day. */
  const councilDoes = async (command: RequestCommand) => {
    const before = await records.assessments.load(council.id, KEY);
    if (!before) throw new Error('The assessment is gone');
    const at = contextOf(clock, council);
    const facts = factsOf(decideOnRequest(before, 1, command, at));
    await records.assessments.append(changeOf(before, facts, council, actor, at, {}));
  };
  const withdraw = () => councilDoes({ do: 'withdraw', reason: 'Not needed' });
  const sendBack = (missing: string) => councilDoes({ do: 'return', missing, answerBy: null });
  const anotherBrowser = () => new PageVisitor(answerRequest(ports));
  return {
    ...records,
    clock,
    council,
    team,
    token,
    browser,
    anotherBrowser,
    mailedCode,
    signIn,
    request,
    history,
    withdraw,
    sendBack,
    ports,
  };
};

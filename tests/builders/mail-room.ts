import { chaseAdvice } from '../../shared/application/chase-advice.ts';
import { changeOf, contextOf, decideAndAppend } from '../../shared/application/decide-and-append.ts';
import { mailSource } from '../../shared/application/mail/new-mail.ts';
import { adviceRequestedMails } from '../../shared/application/mail/request-mails.ts';
import type { NewMail } from '../../shared/application/ports/mail-store.ts';
import { sendMail } from '../../shared/application/send-mail.ts';
import { unstickMail } from '../../shared/application/unstick-mail.ts';
import { requestId } from '../../shared/domain/advice-request/advice-request.ts';
import type { Assessment } from '../../shared/domain/assessment/assessment.ts';
import type { AssessmentCommand, RequestCommand } from '../../shared/domain/assessment/commands.ts';
import { decideOnAssessment, decideOnRequest } from '../../shared/domain/assessment/decide.ts';
import type { Actor } from '../../shared/domain/assessment/decision.ts';
import type { Council } from '../../shared/domain/directory/council.ts';
import type { Team } from '../../shared/domain/directory/team.ts';
import { renderMail } from '../../shared/pages/mail/render-mail.ts';
import { FixedClock } from '../fakes/fixed-clock.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { MemoryMailer } from '../fakes/memory-mailer.ts';
import { MemoryMeasures } from '../fakes/memory-measures.ts';
import { memoryRecords } from '../fakes/memory-records.ts';
import { MemoryRunBook } from '../fakes/memory-run-book.ts';
import { SeededSecrets } from '../fakes/seeded-secrets.ts';
import { anAssessment, aTeam } from './assessments.ts';
import { aCouncil } from './council.ts';

const CASEWORKER: Actor = { by: 'client', client: 'vale-cms' };
export const ADVISER: Extract<Actor, { by: 'adviser' }> = {
  by: 'adviser',
  team: 'RV1-SALT',
  name: 'Jo Rivers',
  role: 'Therapist',
  address: 'jo.rivers@rv1.nhs.example',
};

const SETTINGS = { publicOrigin: 'https://advice.example.gov.uk', from: 'advice@example.gov.uk' };

/**
 * The platform's mail in memory: real use cases and templates over the fakes. `at` is the instant at which it stands; the teams are
 * the council's.
 */
export const mailRoom = async (its: { at?: string; council?: Partial<Council>; teams?: readonly Team[] } = {}) => {
  const records = memoryRecords();
  const council = aCouncil(its.council);
  const clock = new FixedClock(its.at ?? '2026-01-05T10:00:00.000Z');
  const mailer = new MemoryMailer();
  const measures = new MemoryMeasures();
  const runBook = new MemoryRunBook();
  const log = new MemoryLog();
  const secrets = new SeededSecrets();
  const turns: string[] = [];
  const pace = (lane: string) => ({
    turn: async () => void turns.push(lane),
    slower: () => void turns.push(`slower ${lane}`),
  });
  const ports = {
    ...records,
    ...{ clock, mailer, measures, runBook, log, secrets },
    paces: { now: pace('now'), batch: pace('batch') },
    render: renderMail,
  };
  await records.directory.putCouncil(council);
  await records.directory.putTeams(council.id, its.teams ?? [aTeam()]);
  let sentTo = 0;

  /** Lets the stream bring what it has, until it brings nothing more. */
  const deliver = async (): Promise<void> => {
    while (sentTo < records.mails.stream.length) {
      const id = records.mails.stream[sentTo++] ?? '';
      await sendMail(ports, SETTINGS, id);
    }
  };

  return {
    ...ports,
    council,
    turns,
    ports,
    deliver,
    settings: SETTINGS,
    /** An assessment of some key with a request to each team, sent now; gives the requests' ids. */
    async issue(teams: readonly Team[] = [aTeam()], key = 'K3M9Q2XA7TZ1'): Promise<readonly string[]> {
      const opened = anAssessment({ key, ref: `EHC-${key}`, requestedOn: clock.today() });
      if (!(await records.assessments.load(council.id, key))) {
        const { version: _version, requests: _requests, ...assessment } = opened;
        const context = contextOf(clock, council);
        const outcome = decideOnAssessment(null, { do: 'open', assessment, imported: false }, context);
        if (!outcome.ok) throw new Error(outcome.refusal.reason);
        await records.assessments.append(changeOf(null, outcome.facts, council, CASEWORKER, context, {}));
      }
      const command: AssessmentCommand = { do: 'issue', teams };
      const ids: string[] = [];
      const decided = await decideAndAppend(
        ports,
        council,
        key,
        CASEWORKER,
        (state, context) => decideOnAssessment(state, command, context),
        (facts, before) => {
          const numbers = facts.flatMap((fact) => (fact.fact === 'AdviceRequested' ? fact.request : []));
          ids.push(...numbers.map((number) => requestId(key, number)));
          const requests = teams.map((team, place) => ({ id: ids[place] ?? '', team }));
          return { mails: adviceRequestedMails(mailSource(ports, council), requests, before.version + 1) };
        },
      );
      if (!decided?.ok) throw new Error(decided?.refusal.reason ?? 'no such assessment');
      return ids;
    },
    /** A decision on one request, with the mails that go with it. */
    async decide(id: string, command: RequestCommand, actor: Actor = CASEWORKER, mails: readonly NewMail[] = []) {
      const [key = '', number = ''] = id.split('-');
      const decided = await decideAndAppend(
        ports,
        council,
        key,
        actor,
        (state, context) => decideOnRequest(state, Number(number), command, context),
        () => ({ mails }),
      );
      if (!decided?.ok) throw new Error(decided?.refusal.reason ?? 'no such assessment');
    },
    /** A correction of an assessment, such as the day on which its plan was issued. */
    async correct(key: string, changes: Partial<Pick<Assessment, 'planIssuedOn' | 'draftSentOn'>>) {
      const command: AssessmentCommand = { do: 'correct', changes, details: [], exceptions: null };
      const decide = (state: Assessment) => decideOnAssessment(state, command, contextOf(clock, council));
      const decided = await decideAndAppend(ports, council, key, CASEWORKER, decide, () => ({}));
      if (!decided?.ok) throw new Error(decided?.refusal.reason ?? 'no such assessment');
    },
    request: async (id: string) => {
      const [key = '', number = ''] = id.split('-');
      const assessment = await records.assessments.load(council.id, key);
      return assessment?.requests.find((one) => one.number === Number(number));
    },
    chase: () => chaseAdvice(ports),
    unstick: (resume = false) => unstickMail(ports, resume),
    /** A day as it goes: the chase at 06:00 London time, in winter, and what waits from 08:00 on. */
    async day(today: string): Promise<void> {
      clock.set(`${today}T06:00:00.000Z`);
      await chaseAdvice(ports);
      await deliver();
      clock.set(`${today}T08:00:00.000Z`);
      await unstickMail(ports, false);
      await deliver();
    },
  };
};

import { requestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { DecisionContext, Outcome } from '../../domain/assessment/commands.ts';
import { decideOnRequest, foldAssessment } from '../../domain/assessment/decide.ts';
import { isEnded } from '../../domain/assessment/ended.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
import type { Team } from '../../domain/directory/team.ts';
import { changeOf, contextOf, decideAndAppend } from '../decide-and-append.ts';
import { mailSource } from '../mail/new-mail.ts';
import { takeOverMails } from '../mail/request-mails.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result, refuse } from './council-caller.ts';

const OPEN = ['requested', 'acknowledged'] as const;
const PAGE = 500;

/** An assessment that goes on, with the imported requests of it that are open and not taken over. */
interface Untaken {
  readonly assessment: Assessment;
  readonly requests: readonly { readonly number: number; readonly team: string }[];
}

const untaken = async (ports: CouncilPorts, council: string, teams: readonly string[]): Promise<readonly Untaken[]> => {
  const found = new Map<string, { number: number; team: string }[]>();
  let cursor: string | undefined;
  do {
    const query = { statuses: OPEN, teams, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await ports.assessments.requests(council, query);
    for (const { key, request } of page.items)
      if (request.imported && request.takenOverOn === null)
        found.set(key, [...(found.get(key) ?? []), { number: request.number, team: request.team }]);
    cursor = page.cursor;
  } while (cursor !== undefined);
  const assessments = await ports.assessments.loadMany(council, [...found.keys()]);
  return assessments
    .filter((assessment) => !isEnded(assessment))
    .map((assessment) => ({ assessment, requests: found.get(assessment.key) ?? [] }));
};

/** Takes over what of the requests there is still to take over; what somebody else did meanwhile is no fault. */
const decide = (
  state: Assessment,
  numbers: readonly number[],
  context: DecisionContext,
): Extract<Outcome, { ok: true }> => {
  const facts: Fact[] = [];
  let after = state;
  for (const number of numbers) {
    const outcome = decideOnRequest(after, number, { do: 'take-over' }, context);
    if (!outcome.ok) continue;
    facts.push(...outcome.facts);
    after = foldAssessment(after, outcome.facts);
  }
  return { ok: true, facts };
};

/** One decision an assessment, many of them in a transaction; those that met another writer are decided again by themselves. */
const takeOver = async (
  ports: CouncilPorts,
  { council, actor }: CouncilCaller,
  found: readonly Untaken[],
): Promise<number> => {
  const context = contextOf(ports.clock, council);
  const numbersOf = ({ requests }: Untaken) => requests.map(({ number }) => number);
  const changes = found.flatMap((one) => {
    const { facts } = decide(one.assessment, numbersOf(one), context);
    return facts.length === 0 ? [] : [changeOf(one.assessment, facts, council, actor, context, {})];
  });
  const conflicts = new Set((await ports.assessments.appendMany(changes)).conflicts);
  let taken = changes
    .filter(({ after }) => !conflicts.has(after.key))
    .reduce((sum, { decision }) => sum + decision.facts.length, 0);
  for (const one of found.filter(({ assessment }) => conflicts.has(assessment.key))) {
    const again = (state: Assessment) => decide(state, numbersOf(one), context);
    const decided = await decideAndAppend(ports, council, one.assessment.key, actor, again, () => ({}));
    taken += decided?.ok ? (decided.decision?.facts.length ?? 0) : 0;
  }
  return taken;
};

/**
 * Imported requests that are still open come under the platform: one mail a team lists them with a link, and the ladder
 * applies from the next rung on. The mails are put first: no team is chased for what it was never told of.
 */
export const takeOverRequests = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  input: { readonly teams?: readonly string[] | undefined },
): Promise<Result<{ readonly requests: number; readonly mails: number }>> => {
  const all = await ports.directory.teams(caller.council.id);
  const unknown = input.teams?.filter((code) => !all.some((team) => team.code === code)) ?? [];
  if (unknown.length > 0) return refuse('invalid', `There is no team ${unknown.join(', ')}`, 'teams');
  const teams: readonly Team[] = all.filter(({ code }) => input.teams?.includes(code) ?? true);
  const found =
    teams.length === 0
      ? []
      : await untaken(
          ports,
          caller.council.id,
          teams.map(({ code }) => code),
        );
  const mails = takeOverMails(
    mailSource(ports, caller.council),
    teams.map((team) => ({
      team,
      requests: found.flatMap(({ assessment, requests }) =>
        requests.filter((one) => one.team === team.code).map(({ number }) => requestId(assessment.key, number)),
      ),
    })),
  );
  await ports.mails.put(mails);
  return done({ requests: await takeOver(ports, caller, found), mails: mails.length });
};

import { requestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { decideOnRequest } from '../../domain/assessment/decide.ts';
import { isEnded } from '../../domain/assessment/ended.ts';
import type { Team } from '../../domain/directory/team.ts';
import { decideAndAppend } from '../decide-and-append.ts';
import { mailSource, takeOverMails } from '../mail/new-mail.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result, refuse } from './council-caller.ts';

const OPEN = ['requested', 'acknowledged'] as const;
const PAGE = 500;
/** Decisions under way at once. */
const AT_ONCE = 8;

interface Found {
  readonly key: string;
  readonly number: number;
  readonly team: string;
}

/** Imported requests of the teams that are still open and not taken over, of assessments that go on. */
const untaken = async (ports: CouncilPorts, council: string, teams: readonly string[]): Promise<readonly Found[]> => {
  const found: Found[] = [];
  let cursor: string | undefined;
  do {
    const query = { statuses: OPEN, teams, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await ports.assessments.requests(council, query);
    for (const { key, request } of page.items)
      if (request.imported && request.takenOverOn === null)
        found.push({ key, number: request.number, team: request.team });
    cursor = page.cursor;
  } while (cursor !== undefined);
  const ongoing = new Set(
    (await ports.assessments.loadMany(council, [...new Set(found.map(({ key }) => key))]))
      .filter((assessment) => !isEnded(assessment))
      .map(({ key }) => key),
  );
  return found.filter(({ key }) => ongoing.has(key));
};

const takeOverOne = (ports: CouncilPorts, { council, actor }: CouncilCaller, { key, number }: Found) =>
  decideAndAppend(
    ports,
    council,
    key,
    actor,
    (state: Assessment, context) => decideOnRequest(state, number, { do: 'take-over' }, context),
    () => ({}),
  );

/** Takes over one assessment's after another's; what lies in one partition goes in order, so that no two decisions meet. */
const takeOverAll = async (ports: CouncilPorts, caller: CouncilCaller, found: readonly Found[]): Promise<number> => {
  const groups = [...Map.groupBy(found, ({ key }) => key).values()];
  let taken = 0;
  const worker = async (): Promise<void> => {
    for (let group = groups.pop(); group; group = groups.pop())
      for (const one of group) {
        const decided = await takeOverOne(ports, caller, one);
        if (decided?.ok && decided.decision) taken += 1;
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
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
      requests: found.filter((one) => one.team === team.code).map(({ key, number }) => requestId(key, number)),
    })),
  );
  await ports.mails.put(mails);
  return done({ requests: await takeOverAll(ports, caller, found), mails: mails.length });
};

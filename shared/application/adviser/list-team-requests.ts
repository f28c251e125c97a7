import { type AdviceRequest, requestId } from '../../domain/advice-request/advice-request.ts';
import { initialsOf } from '../../domain/assessment/initials.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { askedFor } from '../../domain/ladder/chase.ts';
import type { RequestRow } from '../ports/assessment-store.ts';
import type { LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';

export interface ListedRequest {
  readonly id: string;
  readonly initials: string;
  /** By when an answer is asked now: the due date, or the day named when it was sent back. */
  readonly answerBy: IsoDate;
  readonly request: AdviceRequest;
}

const OWED = ['requested', 'acknowledged', 'returned'] as const;
const PAGE = 500;

const bySoonest = (one: ListedRequest, other: ListedRequest): number =>
  `${one.answerBy} ${one.id}` < `${other.answerBy} ${other.id}` ? -1 : 1;

const owedBy = async ({ assessments }: LinkPorts, council: string, team: string): Promise<readonly RequestRow[]> => {
  const rows: RequestRow[] = [];
  let cursor: string | undefined;
  do {
    const query = { teams: [team], statuses: OWED, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await assessments.requests(council, query);
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
};

/** Everything that the team owes, soonest first; a session bound to one request sees that one alone. */
export const listTeamRequests = async (
  ports: LinkPorts,
  { session }: LiveSession,
): Promise<readonly ListedRequest[]> => {
  const rows = (await owedBy(ports, session.council, session.team)).filter(
    (row) => session.request === null || requestId(row.key, row.request.number) === session.request,
  );
  const details = await ports.assessments.details(session.council, [...new Set(rows.map(({ key }) => key))]);
  return rows
    .map(({ key, request }) => ({
      id: requestId(key, request.number),
      initials: initialsOf(details.get(key)?.childName ?? ''),
      answerBy: askedFor(request)?.answerBy ?? request.dueOn,
      request,
    }))
    .sort(bySoonest);
};

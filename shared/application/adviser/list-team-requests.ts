import { requestId } from '../../domain/advice-request/advice-request.ts';
import { initialsOf } from '../../domain/assessment/initials.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import type { RequestRow } from '../ports/assessment-store.ts';
import type { LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';

export interface ListedRequest {
  readonly id: string;
  readonly initials: string;
  readonly dueOn: IsoDate;
  readonly status: RequestRow['request']['status'];
  readonly expectedOn: IsoDate | null;
}

const OWED = ['requested', 'acknowledged', 'returned'] as const;
const PAGE = 500;

/** Everything that the team owes, soonest first; a session bound to one request sees that one alone. */
export const listTeamRequests = async (
  ports: LinkPorts,
  { session }: LiveSession,
): Promise<readonly ListedRequest[]> => {
  const { items } = await ports.assessments.requests(session.council, {
    teams: [session.team],
    statuses: OWED,
    limit: PAGE,
  });
  const rows = items.filter(
    (row) => session.request === null || requestId(row.key, row.request.number) === session.request,
  );
  const details = await ports.assessments.details(session.council, [...new Set(rows.map(({ key }) => key))]);
  return rows.map(({ key, request }) => ({
    id: requestId(key, request.number),
    initials: initialsOf(details.get(key)?.childName ?? ''),
    dueOn: request.dueOn,
    status: request.status,
    expectedOn: request.expectedOn,
  }));
};

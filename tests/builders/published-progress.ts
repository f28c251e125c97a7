import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ClosedReason, RequestSource } from '../../shared/domain/assessment/assessment.ts';
import { Progress } from '../../shared/domain/assessment/decision.ts';
import { plusWeeks } from '../../shared/domain/calendar/london-days.ts';

const seeds = new URL('../../infra/local/seeds/published/', import.meta.url);
const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(file, seeds)), { columns: true, bom: true });

interface PublishedFigures {
  asAt: ({ date: string } & Record<string, number>)[];
  healthAdviceWithinSixWeeksPercent: Record<string, number>;
  healthAdviceWithinSixWeeksAbovePercent: { threshold: number; months: string[] };
  plansWithinTwentyWeeksExceptionsLeftOutPercent: Record<string, number>;
  plansWithinTwentyWeeksExceptionsLeftOutAbovePercent: { threshold: number; months: string[] };
  requestsReceived: Record<string, number> & { meanOf: { months: string[]; mean: number } };
}
export const publishedFigures = (): PublishedFigures =>
  JSON.parse(readFileSync(new URL('figures.json', seeds), 'utf8'));

export const publishedTeams = () =>
  rows('teams.csv').map((row) => ({
    code: row['team_code'] ?? '',
    organisation: row['organisation'] ?? '',
    kind: row['kind'] ?? '',
    service: row['service'] ?? '',
  }));

const orNull = (text: string | undefined): string | null => (text ? text : null);
const ENDED = ['withdrawn', 'passed-on', 'already-available'];

/** The published records as progress, by reference: written here straight from the CSV, apart from the platform's own import. */
export const publishedProgress = (): Map<string, Progress> => {
  const teams = new Map(publishedTeams().map((team) => [team.code, team]));
  const requests = Map.groupBy(rows('advice-requests.csv'), (row) => row['assessment_ref'] ?? '');
  return new Map(
    rows('assessments.csv').map((row) => {
      const ref = row['assessment_ref'] ?? '';
      const progress = Progress.parse({
        route: 'request',
        requestSource: row['request_source'] ? RequestSource.parse(row['request_source']) : null,
        requestedOn: row['requested_on'],
        decidedOn: orNull(row['decided_on']),
        planIssuedOn: orNull(row['plan_issued_on']),
        closedOn: orNull(row['closed_on']),
        closedReason: row['closed_reason'] ? ClosedReason.parse(row['closed_reason']) : null,
        exceptions: row['exception'] ? [row['exception']] : [],
        requests: (requests.get(ref) ?? []).map((request, at) => {
          const team = teams.get(request['team_code'] ?? '');
          const outcome = request['outcome'] ?? '';
          const isAnswered = outcome === 'submitted' || outcome === 'not-known';
          return {
            number: at + 1,
            team: team?.code,
            organisation: team?.organisation,
            kind: team?.kind,
            status: outcome === 'open' ? 'requested' : outcome,
            receivedOn: request['requested_on'],
            dueOn: plusWeeks(request['requested_on'] ?? '', 6),
            answeredOn: isAnswered ? orNull(request['answered_on']) : null,
            outcome: isAnswered ? outcome : null,
            lateReason: orNull(request['late_reason']),
            endedOn: ENDED.includes(outcome) ? orNull(request['answered_on']) : null,
            exceptions: request['exception'] ? [request['exception']] : [],
            openedOn: null,
            returnedOn: null,
            heldDays: null,
          };
        }),
      });
      return [ref, progress];
    }),
  );
};

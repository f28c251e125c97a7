import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { csvOf } from './example/csv.ts';
import { teamRows } from './example/teams.ts';
import { exampleYear } from './example/year.ts';

export const SEEDS = ['example', 'published', 'none'] as const;
export type SeedKind = (typeof SEEDS)[number];

/** A seed's three files, as the API's imports take them. */
export interface SeedRecords {
  readonly teams: string;
  readonly assessments: string;
  readonly adviceRequests: string;
}

/**
 * The records of a seed; null where it has none.
 * @param today the day up to which the example's year goes
 */
export function recordsOf(kind: SeedKind, today: string): SeedRecords | null {
  if (kind === 'none') return null;
  if (kind === 'example') {
    const { assessments, adviceRequests } = exampleYear(today);
    return { teams: csvOf(teamRows()), assessments: csvOf(assessments), adviceRequests: csvOf(adviceRequests) };
  }
  const file = (name: string) => readFileSync(new URL(`./published/${name}.csv`, import.meta.url), 'utf8');
  return { teams: file('teams'), assessments: file('assessments'), adviceRequests: file('advice-requests') };
}

/** What the reports show once all of a seed's records are counted. */
export interface SeedFigures {
  /** Assessments neither with a plan nor closed. */
  readonly ongoing: number;
  /** Health advice by the month in which it fell due. */
  readonly healthDue: number;
  readonly from: string;
  readonly to: string;
}

export function figuresOf(records: SeedRecords): SeedFigures {
  const rows = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });
  const health = new Set(rows(records.teams).flatMap((row) => (row['kind'] === 'health' ? [row['team_code']] : [])));
  const due = rows(records.adviceRequests)
    .filter(
      (row) =>
        health.has(row['team_code']) && !['withdrawn', 'passed-on', 'already-available'].includes(row['outcome'] ?? ''),
    )
    .map((row) => dueMonth(row['requested_on'] ?? ''))
    .sort();
  const ongoing = rows(records.assessments).filter((row) => !row['plan_issued_on'] && !row['closed_on']).length;
  return { ongoing, healthDue: due.length, from: due[0] ?? '', to: due.at(-1) ?? '' };
}

/** Six weeks are 42 days; noon UTC, since only the day matters. */
function dueMonth(requestedOn: string): string {
  return new Date(Date.parse(`${requestedOn}T12:00:00Z`) + 42 * 86_400_000).toISOString().slice(0, 7);
}

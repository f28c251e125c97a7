import type { HealthScorecardView, HealthView } from '../../domain/scorecard/health-view.ts';

const HEADER = [
  'organisation',
  'team',
  'service',
  'month',
  'due',
  'submitted_in_time',
  'not_known_in_time',
  'late',
  'outstanding',
  'not_yet_due',
  'percent_in_time',
  'percent_in_time_exceptions_left_out',
  'median_days',
  'p90_days',
] as const;

/** A quote before what a spreadsheet would take for a formula; the import takes it off again. */
const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
/** RFC 4180: quoted where it must be. */
const cell = (value: string | number | null): string => {
  const text = typeof value === 'string' ? guarded(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const linesOf = (names: readonly string[], { complete, running }: HealthView): readonly string[] =>
  [...complete, running].map((month) =>
    [
      ...names,
      month.month,
      month.due,
      month.submittedInTime,
      month.notKnownInTime,
      month.late,
      month.outstanding,
      month.notYetDue,
      month.percentInTime,
      month.percentInTimeExceptionsLeftOut,
      month.medianDays,
      month.p90Days,
    ]
      .map(cell)
      .join(','),
  );

/** Every figure of the health scorecard, a line a team and month, unrounded; sums of organisations and of all have empty cells for what they sum over. */
export const figuresCsv = ({ all, organisations }: HealthScorecardView): string =>
  [
    HEADER.join(','),
    ...linesOf(['', '', ''], all),
    ...organisations.flatMap(({ organisation, view, teams }) => [
      ...linesOf([organisation, '', ''], view),
      ...teams.flatMap(({ team, service, view: own }) => linesOf([organisation, team, service], own)),
    ]),
    '',
  ].join('\r\n');

import { ADVICE_REQUESTS_CSV, type AdviceRequestRow } from '../../contracts/csv/advice-requests-csv.ts';
import { type CsvFault, csvRows } from '../../contracts/csv/csv-rows.ts';
import { isOpen } from '../../domain/advice-request/life.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { DecisionContext, Outcome, TrackerRow } from '../../domain/assessment/commands.ts';
import { decideOnAssessment, foldAssessment } from '../../domain/assessment/decide.ts';
import { datesRefused } from '../../domain/assessment/decide-import.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import type { Team } from '../../domain/directory/team.ts';
import { isUnderPlatform } from '../council/act-on-request.ts';
import { changeOf, contextOf } from '../decide-and-append.ts';
import { faultOf } from './field-columns.ts';
import { type ImportRules, NOTHING, type NumberedRow } from './import-rules.ts';
import { type RowsChange, writeChanges } from './write-changes.ts';

type Row = NumberedRow<AdviceRequestRow>;

const trackerRow = (row: AdviceRequestRow): TrackerRow => ({
  requestedOn: row.requested_on,
  answeredOn: row.answered_on,
  outcome: row.outcome,
  exception: row.exception,
  lateReason: row.late_reason,
});

const fault = (line: number, field: string, message: string): CsvFault => ({ line, field, message });

/** A team owes one answer at most: the tracker cannot have another open request beside the one that the platform sent. */
const contradictsOpen = (state: Assessment, row: AdviceRequestRow): boolean =>
  row.outcome === 'open' &&
  state.requests.some(
    (one) =>
      one.team === row.team_code && one.receivedOn !== row.requested_on && isOpen(one.status) && isUnderPlatform(one),
  );

const decide = (state: Assessment, team: Team, row: AdviceRequestRow, context: DecisionContext): Outcome =>
  contradictsOpen(state, row)
    ? {
        ok: false,
        refusal: {
          kind: 'conflict',
          field: 'requestedOn',
          reason: `The platform has an open request to ${team.code} for this assessment, of another day`,
        },
      }
    : decideOnAssessment(state, { do: 'import-request', team, row: trackerRow(row) }, context);

/** What the dates of a row contradict, as far as they could be read; an outcome that could not is taken for an answer. */
const datesAtFault = (line: number, row: Partial<AdviceRequestRow>, today: IsoDate): CsvFault[] => {
  const { requested_on: requestedOn, answered_on: answeredOn, outcome } = row;
  if (requestedOn === undefined || answeredOn === undefined || (outcome === undefined && answeredOn === null))
    return [];
  const refusal = datesRefused({ requestedOn, answeredOn, outcome: outcome ?? 'submitted' }, today);
  return refusal ? [faultOf(line, refusal)] : [];
};

/** The rows of one assessment, decided one after another on what the one before left. */
const planAssessment = (
  before: Assessment,
  rows: readonly Row[],
  teams: ReadonlyMap<string, Team>,
  context: DecisionContext,
) => {
  let state = before;
  const facts: Fact[] = [];
  const faults: CsvFault[] = [];
  const tally = { ...NOTHING };
  for (const { line, row } of rows) {
    const team = teams.get(row.team_code);
    if (!team) continue;
    const outcome = decide(state, team, row, context);
    if (!outcome.ok) {
      faults.push(faultOf(line, outcome.refusal));
      continue;
    }
    const isNew = outcome.facts.some(
      (fact) => 'request' in fact && !state.requests.some((one) => one.number === fact.request),
    );
    tally[outcome.facts.length === 0 ? 'unchanged' : isNew ? 'created' : 'changed'] += 1;
    facts.push(...outcome.facts);
    state = foldAssessment(state, outcome.facts);
  }
  return { facts, faults, tally };
};

/** The council's history of requests: silent, no mail goes out and nothing is chased until it is taken over. */
export const adviceRequestsImport: ImportRules<AdviceRequestRow> = {
  read: (records) => csvRows(records, ADVICE_REQUESTS_CSV),
  keyOf: (row) => JSON.stringify([row.assessment_ref, row.team_code, row.requested_on]),
  keyField: '',
  keyColumns: ['assessment_ref', 'team_code', 'requested_on'],
  plan: async ({ assessments, directory, clock }, { council, actor }, rows, broken = []) => {
    const context = contextOf(clock, council);
    const teams = new Map((await directory.teams(council.id)).map((team) => [team.code, team]));
    const groups = Map.groupBy(rows, ({ row }) => row.assessment_ref);
    const keys = await assessments.keysOf(council.id, [
      ...new Set([...groups.keys(), ...broken.flatMap(({ row }) => row.assessment_ref ?? [])]),
    ]);
    const states = new Map((await assessments.loadMany(council.id, [...keys.values()])).map((one) => [one.ref, one]));
    const missing = (of: AdviceRequestRow | Partial<AdviceRequestRow>, line: number): CsvFault[] => [
      ...(of.team_code === undefined || teams.has(of.team_code)
        ? []
        : [fault(line, 'team_code', `There is no team ${of.team_code}: import the teams first`)]),
      ...(of.assessment_ref === undefined || states.has(of.assessment_ref)
        ? []
        : [fault(line, 'assessment_ref', `There is no assessment ${of.assessment_ref}: import the assessments first`)]),
    ];
    const faults: CsvFault[] = broken.flatMap(({ line, row }) => [
      ...missing(row, line),
      ...datesAtFault(line, row, context.today),
    ]);
    // Of a row that cannot be decided on, since its team or assessment is not there, its dates are looked at all the same.
    for (const { line, row } of rows) {
      const lacks = missing(row, line);
      if (lacks.length > 0) faults.push(...lacks, ...datesAtFault(line, row, context.today));
    }
    const changes: RowsChange<AdviceRequestRow>[] = [];
    const tally = { ...NOTHING };
    for (const [ref, its] of groups) {
      const before = states.get(ref);
      if (!before) continue;
      const planned = planAssessment(before, its, teams, context);
      faults.push(...planned.faults);
      tally.created += planned.tally.created;
      tally.changed += planned.tally.changed;
      tally.unchanged += planned.tally.unchanged;
      if (planned.facts.length > 0)
        changes.push({ change: changeOf(before, planned.facts, council, actor, context, {}), rows: its });
    }
    return {
      faults,
      tally,
      write: async (progress) => {
        await progress(rows.length - changes.reduce((sum, { rows: its }) => sum + its.length, 0));
        return writeChanges(assessments, changes, progress);
      },
    };
  },
};

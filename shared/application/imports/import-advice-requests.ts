import { ADVICE_REQUESTS_CSV, type AdviceRequestRow } from '../../contracts/csv/advice-requests-csv.ts';
import { type CsvFault, csvRows } from '../../contracts/csv/csv-rows.ts';
import { isOpen } from '../../domain/advice-request/life.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { DecisionContext, Outcome, TrackerRow } from '../../domain/assessment/commands.ts';
import { decideOnAssessment, foldAssessment } from '../../domain/assessment/decide.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
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
  plan: async ({ assessments, directory, clock }, { council, actor }, rows) => {
    const context = contextOf(clock, council);
    const teams = new Map((await directory.teams(council.id)).map((team) => [team.code, team]));
    const groups = Map.groupBy(rows, ({ row }) => row.assessment_ref);
    const keys = await assessments.keysOf(council.id, [...groups.keys()]);
    const states = new Map((await assessments.loadMany(council.id, [...keys.values()])).map((one) => [one.ref, one]));
    const faults = rows
      .filter(({ row }) => !teams.has(row.team_code))
      .map(({ line, row }) => fault(line, 'team_code', `There is no team ${row.team_code}: import the teams first`));
    const changes: RowsChange<AdviceRequestRow>[] = [];
    const tally = { ...NOTHING };
    for (const [ref, its] of groups) {
      const before = states.get(ref);
      if (!before) {
        const missing = `There is no assessment ${ref}: import the assessments first`;
        faults.push(...its.map(({ line }) => fault(line, 'assessment_ref', missing)));
        continue;
      }
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

import { ASSESSMENTS_CSV, type AssessmentRow } from '../../contracts/csv/assessments-csv.ts';
import { type CsvFault, csvRows } from '../../contracts/csv/csv-rows.ts';
import type { Assessment, PersonalDetails } from '../../domain/assessment/assessment.ts';
import type { DecisionContext, Refusal } from '../../domain/assessment/commands.ts';
import { decideOnAssessment } from '../../domain/assessment/decide.ts';
import { endedOnOf } from '../../domain/assessment/ended.ts';
import type { Team } from '../../domain/directory/team.ts';
import { detailsChanged, newAssessment, newDetails } from '../council/assessment-from-body.ts';
import { endingMails } from '../council/ending-mails.ts';
import { changeOf, contextOf } from '../decide-and-append.ts';
import type { Change } from '../ports/assessment-store.ts';
import { detailsOf, rowFaults, stateOf } from './assessment-row.ts';
import { faultOf } from './field-columns.ts';
import { type ImportContext, type ImportPorts, type ImportRules, NOTHING } from './import-rules.ts';
import { type RowsChange, writeChanges } from './write-changes.ts';

/** What the platform knows of a row's assessment. */
interface Known {
  readonly assessment: Assessment;
  readonly details: PersonalDetails;
}
type Planned = { readonly refusal: Refusal } | { readonly change: Change | null };

const openFrom = (
  { secrets }: ImportPorts,
  { council, actor }: ImportContext,
  row: AssessmentRow,
  context: DecisionContext,
): Planned => {
  const identity = {
    council: council.id,
    key: secrets.assessmentKey(),
    ref: row.assessment_ref,
    requestedOn: row.requested_on,
  };
  const assessment = newAssessment(identity, stateOf(row, []));
  const outcome = decideOnAssessment(null, { do: 'open', assessment, imported: true }, context);
  if (!outcome.ok) return outcome;
  const child = { childName: row.child_name, childDateOfBirth: row.child_date_of_birth };
  const details = newDetails(child, detailsOf(row));
  return { change: changeOf(null, outcome.facts, council, actor, context, { details }) };
};

/** An end that is recorded is not taken back by a file that lacks it: the tracker may simply not know it yet. */
const isReopened = (row: AssessmentRow, { assessment }: Known): boolean =>
  endedOnOf(assessment) !== null && row.plan_issued_on === null && row.closed_on === null;

const correctFrom = async (
  ports: ImportPorts,
  { council, actor }: ImportContext,
  row: AssessmentRow,
  known: Known,
  context: DecisionContext,
  teams: readonly Team[],
): Promise<Planned> => {
  const { assessment, details } = known;
  if (isReopened(row, known))
    return {
      refusal: {
        kind: 'conflict',
        field: assessment.planIssuedOn ? 'planIssuedOn' : 'closedOn',
        reason: `This assessment is recorded as ended on ${endedOnOf(assessment)}; where that is wrong, correct it by PATCH`,
      },
    };
  const given = detailsOf(row);
  const fields = detailsChanged(details, given);
  const changes = stateOf(row, assessment.exceptions);
  const command = { do: 'correct', changes, details: fields, exceptions: null } as const;
  const outcome = decideOnAssessment(assessment, command, context);
  if (!outcome.ok) return outcome;
  if (outcome.facts.length === 0) return { change: null };
  const mails = await endingMails(ports, council, assessment, outcome.facts, teams);
  const effects = { mails, ...(fields.length > 0 ? { details: { ...details, ...given } } : {}) };
  return { change: changeOf(assessment, outcome.facts, council, actor, context, effects) };
};

const knownOf = async (
  { assessments }: ImportPorts,
  council: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Known>> => {
  const keys = [...(await assessments.keysOf(council, refs)).values()];
  const [states, details] = await Promise.all([
    assessments.loadMany(council, keys),
    assessments.details(council, keys),
  ]);
  return new Map(
    states.flatMap((assessment) => {
      const its = details.get(assessment.key);
      return its ? [[assessment.ref, { assessment, details: its }] as const] : [];
    }),
  );
};

/** The council's assessments, with their children. A row that ends one ends it as the council's own correction would. */
export const assessmentsImport: ImportRules<AssessmentRow> = {
  read: (records) => csvRows(records, ASSESSMENTS_CSV),
  keyOf: (row) => row.assessment_ref,
  keyField: 'assessment_ref',
  keyColumns: ['assessment_ref'],
  plan: async (ports, its, rows, broken = []) => {
    const context = contextOf(ports.clock, its.council);
    const known = await knownOf(
      ports,
      its.council.id,
      rows.map(({ row }) => row.assessment_ref),
    );
    const teams = await ports.directory.teams(its.council.id);
    const faults: CsvFault[] = broken.flatMap(({ line, row }) => rowFaults(line, row, context.today));
    const changes: RowsChange<AssessmentRow>[] = [];
    const tally = { ...NOTHING };
    for (const numbered of rows) {
      const { line, row } = numbered;
      const wrong = rowFaults(line, row, context.today);
      faults.push(...wrong);
      if (wrong.length > 0) continue;
      const before = known.get(row.assessment_ref);
      const planned = before
        ? await correctFrom(ports, its, row, before, context, teams)
        : openFrom(ports, its, row, context);
      if ('refusal' in planned) faults.push(faultOf(line, planned.refusal));
      else {
        tally[planned.change === null ? 'unchanged' : before ? 'changed' : 'created'] += 1;
        if (planned.change) changes.push({ change: planned.change, rows: [numbered] });
      }
    }
    return {
      faults,
      tally,
      write: async (progress) => {
        await progress(tally.unchanged);
        return writeChanges(ports.assessments, changes, progress);
      },
    };
  },
};

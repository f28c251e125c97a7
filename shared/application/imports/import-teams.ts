import { type CsvFault, csvRows } from '../../contracts/csv/csv-rows.ts';
import { TEAMS_CSV, type TeamRow } from '../../contracts/csv/teams-csv.ts';
import { type Basis, defaultBasis, type Team } from '../../domain/directory/team.ts';
import { type ImportRules, NOTHING, type NumberedRow, type Tally } from './import-rules.ts';

type Row = NumberedRow<TeamRow>;

/** The strongest first: where an organisation's rows say nothing and its teams are of several kinds, it is bound by this one. */
const STRENGTH: readonly Basis[] = ['section-31', 'commissioned', 'council-service', 'expected'];

const organisationOf = ({ row }: Row): string => row.organisation;

/** What obliges each organisation: what its rows say, or its teams that are there, or the default of their kinds. */
const basisOf = (rows: readonly Row[], teams: readonly Team[]): Basis => {
  const said = rows.find(({ row }) => row.basis)?.row.basis ?? teams[0]?.basis;
  const defaults = rows.map(({ row }) => defaultBasis(row.kind));
  return said ?? STRENGTH.find((basis) => defaults.includes(basis)) ?? 'expected';
};

/** Rows of one organisation that say another basis than its first, or than its teams that are not in the file. */
const basisFaults = (rows: readonly Row[], left: readonly Team[], basis: Basis): readonly CsvFault[] => {
  const [other] = left.filter((team) => team.basis !== basis);
  return rows.flatMap(({ line, row }) => {
    if (row.basis && row.basis !== basis)
      return [
        {
          line,
          field: 'basis',
          message: `Another row gives ${row.organisation} the basis ${basis}: one holds for all its teams`,
        },
      ];
    return row.basis && other
      ? [
          {
            line,
            field: 'basis',
            message: `${other.code} of ${row.organisation} has the basis ${other.basis}: send all its teams together`,
          },
        ]
      : [];
  });
};

const teamFrom = (row: TeamRow, basis: Basis, before: Team | undefined): Team => ({
  code: row.team_code,
  organisation: row.organisation,
  kind: row.kind,
  service: row.service,
  basis,
  mailbox: row.mailbox,
  managerEmail: row.manager_email,
  seniorEmail: row.senior_email,
  emailDomains: row.email_domains,
  otherAddresses: row.other_addresses ?? before?.otherAddresses ?? [],
  linksRevokedAt: before?.linksRevokedAt ?? null,
});

const isSame = (one: Team, other: Team): boolean =>
  (Object.keys(one) as (keyof Team)[]).every((member) => JSON.stringify(one[member]) === JSON.stringify(other[member]));

const countedAs = (team: Team, before: Team | undefined): keyof Tally =>
  before ? (isSame(team, before) ? 'unchanged' : 'changed') : 'created';

/** The council's directory of teams. Teams that the file leaves out stay as they are. */
export const teamsImport: ImportRules<TeamRow> = {
  read: (records) => csvRows(records, TEAMS_CSV),
  keyOf: (row) => row.team_code,
  keyField: 'team_code',
  keyColumns: ['team_code'],
  plan: async ({ directory }, { council }, rows) => {
    const known = new Map((await directory.teams(council.id)).map((team) => [team.code, team]));
    const inFile = new Set(rows.map(({ row }) => row.team_code));
    const organisations = Map.groupBy(rows, organisationOf);
    const faults: CsvFault[] = [];
    const teams: Team[] = [];
    const tally = { ...NOTHING };
    for (const [organisation, its] of organisations) {
      const left = [...known.values()].filter((team) => team.organisation === organisation && !inFile.has(team.code));
      const standing = [...known.values()].filter((team) => team.organisation === organisation);
      const basis = basisOf(its, standing);
      faults.push(...basisFaults(its, left, basis));
      for (const { row } of its) {
        const before = known.get(row.team_code);
        const team = teamFrom(row, basis, before);
        const counted = countedAs(team, before);
        tally[counted] += 1;
        if (counted !== 'unchanged') teams.push(team);
      }
    }
    return {
      faults,
      tally,
      write: async (progress) => {
        if (teams.length > 0) await directory.putTeams(council.id, teams);
        await progress(rows.length);
        return [];
      },
    };
  },
};

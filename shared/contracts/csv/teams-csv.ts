import * as z from 'zod';
import { Basis, TeamKind } from '../../domain/directory/team.ts';
import { Email, Name, TeamCode } from '../http/field-values.ts';
import { maybe, oneOf, several } from './cells.ts';
import type { CsvShape } from './csv-rows.ts';

const Domain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Give domains such as trust.nhs.uk, separated by spaces');

const TeamRow = z.object({
  team_code: TeamCode,
  organisation: Name,
  kind: oneOf(TeamKind.options as [TeamKind, ...TeamKind[]]),
  service: Name,
  mailbox: Email,
  manager_email: maybe(Email),
  senior_email: maybe(Email),
  email_domains: several(Domain),
  other_addresses: several(Email).optional(),
  basis: maybe(oneOf(Basis.options as [Basis, ...Basis[]])).optional(),
});
export type TeamRow = z.infer<typeof TeamRow>;

export const TEAMS_CSV: CsvShape<typeof TeamRow> = {
  row: TeamRow,
  required: [
    'team_code',
    'organisation',
    'kind',
    'service',
    'mailbox',
    'manager_email',
    'senior_email',
    'email_domains',
  ],
};

import type { Council } from '../../shared/domain/directory/council.ts';
import type { Team } from '../../shared/domain/directory/team.ts';
import { aTeam, theEps } from '../builders/assessments.ts';
import { aCouncil } from '../builders/council.ts';

const THERAPIES = 'therapies@rv1.nhs.example';

/** Teams of every kind of trouble: two that share a mailbox and a trust, one of another body, one without a manager. */
const TEAMS: readonly [Team, ...Team[]] = [
  aTeam({ mailbox: THERAPIES }),
  aTeam({ code: 'RV1-OT', service: 'Occupational therapy', mailbox: THERAPIES }),
  theEps,
  aTeam({
    code: 'CSC',
    organisation: 'Vale Children’s Services',
    kind: 'social-care',
    service: 'Social care',
    basis: 'council-service',
    mailbox: 'csc@vale.gov.example',
    managerEmail: null,
    seniorEmail: null,
    emailDomains: ['vale.gov.example'],
  }),
];

/** Who asks for advice in a history: a council, sometimes two that share teams' mailboxes. */
export const councilsOf = (count: number): readonly { readonly council: Council; readonly teams: readonly Team[] }[] =>
  ['vale', 'dene'].slice(0, count).map((id) => ({ council: aCouncil({ id, name: `${id} council` }), teams: TEAMS }));

/** An address of somebody who answers for a team. */
export const adviserOf = (team: Team): string => `adviser.${team.code.toLowerCase()}@${team.emailDomains[0] ?? ''}`;

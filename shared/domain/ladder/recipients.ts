import type { Council } from '../directory/council.ts';
import type { Team } from '../directory/team.ts';

/** To whom a rung goes, by role: of the team (mailbox, adviser who has it, manager, senior), or from the council's settings. */
export type Recipient =
  | 'team'
  | 'adviser'
  | 'manager'
  | 'senior'
  | 'dco'
  | 'principalEp'
  | 'headOfSocialCare'
  | 'headOfSend'
  | 'icbSendLead';

const addressOf = (role: Recipient, team: Team, council: Council): string | null => {
  switch (role) {
    case 'team':
      return team.mailbox;
    case 'manager':
      return team.managerEmail;
    case 'senior':
      return team.seniorEmail;
    case 'adviser':
      return null;
    default:
      return council.recipients[role];
  }
};

/**
 * The addresses of a rung, each once, roles that nobody fills left out. Where nobody fills any, the team's mailbox: an escalation is
 * never lost for want of a setting. `adviser` is whoever has the request and is added by those who know it.
 */
export const addressesOf = (to: readonly Recipient[], team: Team, council: Council): readonly string[] => {
  const found = to.flatMap((role) => addressOf(role, team, council) ?? []);
  return [...new Set(found.length > 0 ? found : [team.mailbox])];
};

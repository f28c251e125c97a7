import { isVouchedFor } from '../../domain/access/vouched-address.ts';
import type { Team } from '../../domain/directory/team.ts';
import { adviceRequestedMails } from '../mail/request-mails.ts';
import { actOnRequest, findRequest } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';
import { successorsOf } from './pass-on-request.ts';

/** Whether an address is one of the team's organisation. The council's own domain speaks for its own services here. */
const isOfOrganisation = (address: string, of: Team, teams: readonly Team[], { council }: CouncilCaller): boolean =>
  teams.some(
    (team) =>
      team.organisation === of.organisation && isVouchedFor(address, team, teams, { ...council, ownDomains: [] }),
  );

/**
 * Sends a first request again, to the team's mailbox or the one given. One that never arrived, or goes to another
 * organisation's mailbox, ends as undelivered and a linked one starts its own clock; else the same one keeps its date.
 */
export const resendRequest = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
  input: { readonly mailbox?: string | undefined },
) => {
  const found = await findRequest(ports, caller, id);
  if (!found) return null;
  const team = { ...found.team, mailbox: input.mailbox ?? found.team.mailbox };
  const teams = await ports.directory.teams(caller.council.id);
  const otherOrganisation = !isOfOrganisation(team.mailbox, found.team, teams, caller);
  return actOnRequest(ports, caller, id, { do: 'resend', otherOrganisation }, (of) => {
    const [successor = of.request.id] = successorsOf(of);
    return adviceRequestedMails(of.from, [{ id: successor, team }], of.decision, successor === of.request.id);
  });
};

import type { DecisionContext } from '../assessment/commands.ts';
import { type Receipt, receiptOf } from '../calendar/deemed-receipt.ts';
import type { Team } from '../directory/team.ts';
import type { AdviceRequest, RequestCommon } from './advice-request.ts';
import { adviceDue } from './due.ts';

/** The team's part of a request: copied, so that a later change of the directory does not change what was asked of whom. */
export type AskedTeam = Pick<RequestCommon, 'team' | 'organisation' | 'kind' | 'basis'>;

export const asked = ({ code, organisation, kind, basis }: Team): AskedTeam => ({
  team: code,
  organisation,
  kind,
  basis,
});

/** When a request counts as received and by when advice is due. */
export type Clock = Receipt & Pick<RequestCommon, 'dueOn'>;

/** A clock of its own: received now, due in six weeks (regulation 8(1)). */
export const ownClock = ({ now, deemedReceipt }: Pick<DecisionContext, 'now' | 'deemedReceipt'>): Clock => {
  const receipt = receiptOf(now, deemedReceipt);
  return { ...receipt, dueOn: adviceDue(receipt.receivedOn) };
};

/** A request on which nothing has happened yet. */
export const freshRequest = (number: number, team: AskedTeam, clock: Clock, requestedAt: string): RequestCommon => ({
  number,
  team: team.team,
  organisation: team.organisation,
  kind: team.kind,
  basis: team.basis,
  receivedOn: clock.receivedOn,
  receivedBasis: clock.receivedBasis,
  dueOn: clock.dueOn,
  requestedAt,
  imported: false,
  takenOverOn: null,
  follows: null,
  openedOn: null,
  expectedOn: null,
  assignedTo: null,
  exceptions: [],
  rungs: [],
  undeliverableSince: null,
  proposedPassOn: null,
  proposedAlreadyAvailable: null,
  challenged: null,
  returns: [],
  linksRevokedAt: null,
});

/** A request sent now. */
export const newRequest = (
  number: number,
  team: AskedTeam,
  clock: Clock,
  now: string,
  follows: RequestCommon['follows'] = null,
): AdviceRequest => ({ ...freshRequest(number, team, clock, now), status: 'requested', follows });

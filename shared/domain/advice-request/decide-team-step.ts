import type { Outcome, RequestCommand } from '../assessment/commands.ts';
import type { AdviceRequest } from './advice-request.ts';
import { decided, invalid } from './refusals.ts';

type Command<D extends RequestCommand['do']> = Extract<RequestCommand, { do: D }>;

/** A colleague has the request from now on; one who has it already gives no facts. */
export const decideAssignment = (request: AdviceRequest, command: Command<'assign'>, on: string): Outcome => {
  const name = command.name.trim();
  const address = command.address.trim().toLowerCase();
  if (name === '') return invalid('name', 'Enter your colleague’s name');
  if (address === '') return invalid('address', 'Enter your colleague’s work email address');
  const { assignedTo } = request;
  return assignedTo?.name === name && assignedTo.address === address
    ? decided()
    : decided({ fact: 'AdviceRequestAssigned', request: request.number, on, name, address });
};

/** A proposal waits for the council. The one that waits already, in the same words, gives no facts: a form is sent twice at times. */
export const decideProposal = (
  request: AdviceRequest,
  command: Command<'propose-pass-on' | 'propose-already-available'>,
  on: string,
): Outcome => {
  const why = command.why.trim();
  if (why === '') return invalid('why', 'Say why');
  if (command.do === 'propose-already-available')
    return request.proposedAlreadyAvailable?.why === why
      ? decided()
      : decided({ fact: 'AlreadyAvailableProposed', request: request.number, on, why });
  const { team } = command;
  if (team === request.team) return invalid('team', 'The request is with this team already');
  const waits = request.proposedPassOn;
  return waits?.team === team && waits.why === why
    ? decided()
    : decided({ fact: 'PassingOnProposed', request: request.number, on, team, why });
};

/** Nobody sees it until the council decides; what whoever blocks it says of the reason is for the council alone. */
export const decideBlock = (request: AdviceRequest, { by, why = '' }: Command<'block'>, on: string): Outcome => {
  const said = why.trim();
  return decided({ fact: 'AdviceRequestBlocked', request: request.number, on, by, ...(said && { why: said }) });
};

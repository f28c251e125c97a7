import type { RecordExceptionBody } from '../../contracts/http/advice-request-bodies.ts';
import { actOnRequest } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

/** Records an exception of regulation 8(2) and decides it at once. It is counted; it never moves the due date. */
export const recordException = (ports: CouncilPorts, caller: CouncilCaller, id: string, input: RecordExceptionBody) => {
  const { kind, why, from = null, to = null, on = null, decision, chaseAgainOn = null } = input;
  const exception = { kind, why, from, to, on, decision, chaseAgainOn };
  return actOnRequest(ports, caller, id, { do: 'record-exception', exception }, () => []);
};

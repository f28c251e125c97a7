import { withdrawnMails } from '../mail/request-mails.ts';
import { actOnRequest, isUnderPlatform } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

/** Withdraws a request, with a reason; the team is told that it no longer needs to answer. */
export const withdrawAdvice = (ports: CouncilPorts, caller: CouncilCaller, id: string, input: { reason: string }) =>
  actOnRequest(ports, caller, id, { do: 'withdraw', reason: input.reason }, ({ from, request, decision, before }) =>
    isUnderPlatform(before) ? withdrawnMails(from, [request], decision, 'withdrawn') : [],
  );

import { receiptMails } from '../mail/request-mails.ts';
import { actOnRequest, isUnderPlatform } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

/** Accepts an answer: enough to use, which is not the same as agreed. Whoever answered is thanked. */
export const acceptAdvice = (ports: CouncilPorts, caller: CouncilCaller, id: string) =>
  actOnRequest(ports, caller, id, { do: 'accept' }, ({ from, request, adviser, decision, before }) =>
    isUnderPlatform(before) ? receiptMails(from, request, adviser, decision, 'accepted') : [],
  );

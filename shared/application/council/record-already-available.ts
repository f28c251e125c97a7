import type { Agreement } from '../../domain/advice-request/advice-request.ts';
import { withdrawnMails } from '../mail/request-mails.ts';
import { actOnRequest, isUnderPlatform } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

/** Advice that exists and satisfies adviser, council and parent is not asked for again: regulation 6(4). The team is told. */
export const recordAlreadyAvailable = (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
  input: { readonly agreements: readonly Agreement[] },
) =>
  actOnRequest(
    ports,
    caller,
    id,
    { do: 'already-available', agreements: input.agreements },
    ({ from, request, decision, before }) =>
      isUnderPlatform(before) ? withdrawnMails(from, [request], decision, 'withdrawn') : [],
  );

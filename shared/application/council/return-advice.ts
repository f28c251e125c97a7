import type { IsoDate } from '../../domain/calendar/days.ts';
import { returnedMails } from '../mail/request-mails.ts';
import { actOnRequest } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

/** Returns advice, saying what is missing and until when (10 working days where it is not said); the team is told. */
export const returnAdvice = (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
  input: { readonly missing: string; readonly answerBy?: IsoDate | undefined },
) =>
  actOnRequest(
    ports,
    caller,
    id,
    { do: 'return', missing: input.missing, answerBy: input.answerBy ?? null },
    ({ from, request, adviser, decision }) => returnedMails(from, request, adviser, decision),
  );

import type { IsoDate } from '../../domain/calendar/days.ts';
import { challengedMails } from '../mail/request-mails.ts';
import { actOnRequest } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';

/** Challenges a nil return: it no longer counts as an answer, and the team is asked again until `answerBy`. */
export const challengeNotKnown = (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
  input: { readonly reason: string; readonly answerBy?: IsoDate | undefined },
) =>
  actOnRequest(
    ports,
    caller,
    id,
    { do: 'challenge', reason: input.reason, answerBy: input.answerBy ?? null },
    ({ from, request, adviser, decision }) => challengedMails(from, request, adviser, decision),
  );

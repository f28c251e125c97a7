import type * as z from 'zod';
import { acceptAdvice } from '../../../shared/application/council/accept-advice.ts';
import { challengeNotKnown } from '../../../shared/application/council/challenge-not-known.ts';
import type { CouncilCaller, Result } from '../../../shared/application/council/council-caller.ts';
import { passOnRequest } from '../../../shared/application/council/pass-on-request.ts';
import { recordAlreadyAvailable } from '../../../shared/application/council/record-already-available.ts';
import { recordException } from '../../../shared/application/council/record-exception.ts';
import { resendRequest } from '../../../shared/application/council/resend-request.ts';
import { returnAdvice } from '../../../shared/application/council/return-advice.ts';
import { revokeRequestLinks } from '../../../shared/application/council/revoke-links.ts';
import { withdrawAdvice } from '../../../shared/application/council/withdraw-advice.ts';
import {
  AlreadyAvailableBody,
  ChallengeBody,
  NothingBody,
  PassOnBody,
  RecordExceptionBody,
  ResendBody,
  ReturnBody,
  WithdrawBody,
} from '../../../shared/contracts/http/advice-request-bodies.ts';
import { AdviceRequestView } from '../../../shared/contracts/http/advice-request-view.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import { ById } from './advice-request-operations.ts';
import type { ApiPorts } from './api-ports.ts';
import { actingFor, answerTo, created, ok } from './result-answer.ts';

type Step = Result<{ readonly request: AdviceRequestView; readonly successor: AdviceRequestView | null }> | null;

const REFUSED = { description: 'The request’s state does not allow it; `detail` says why' };

/** One step of the council on one request: `POST /api/advice-requests/{id}/{path}`. 201 where it made a new request, and gives that. */
const step = <B extends z.ZodType>(
  id: string,
  path: string,
  summary: string,
  body: B,
  take: (caller: CouncilCaller, id: string, body: z.infer<B>) => Promise<Step>,
  makesNew = false,
): Operation =>
  operation({
    id,
    method: 'POST',
    path: `/api/advice-requests/{id}/${path}`,
    summary,
    scope: 'advice/write',
    parameters: ById,
    body,
    answers: {
      200: { description: 'The request', schema: AdviceRequestView },
      ...(makesNew ? { 201: { description: 'The new request', schema: AdviceRequestView } } : {}),
      409: REFUSED,
    },
    run: async (call) =>
      answerTo(await take(actingFor(call.caller), call.path.id, call.body), ({ request, successor }) =>
        successor ? created(successor) : ok(request),
      ),
  });

export const councilStepOperations = (ports: ApiPorts): readonly Operation[] => [
  step('withdrawAdvice', 'withdraw', 'Withdraws a request', WithdrawBody, (caller, id, body) =>
    withdrawAdvice(ports, caller, id, body),
  ),
  step('acceptAdvice', 'accept', 'Accepts an answer: enough to use', NothingBody, (caller, id) =>
    acceptAdvice(ports, caller, id),
  ),
  step('returnAdvice', 'return', 'Returns advice, saying what is missing', ReturnBody, (caller, id, body) =>
    returnAdvice(ports, caller, id, body),
  ),
  step('challengeNotKnown', 'challenge', 'Challenges a nil return', ChallengeBody, (caller, id, body) =>
    challengeNotKnown(ports, caller, id, body),
  ),
  step(
    'recordAlreadyAvailable',
    'already-available',
    'Records that advice exists which all agree is enough: regulation 6(4)',
    AlreadyAvailableBody,
    (caller, id, body) => recordAlreadyAvailable(ports, caller, id, body),
  ),
  step(
    'recordException',
    'exceptions',
    'Records an exception of regulation 8(2) and decides it',
    RecordExceptionBody,
    (caller, id, body) => recordException(ports, caller, id, body),
  ),
  step(
    'revokeRequestLinks',
    'revoke-links',
    'Ends every link to the request and every session they opened; later mails bring good links',
    NothingBody,
    (caller, id) => revokeRequestLinks(ports, caller, id),
  ),
  step(
    'passOnRequest',
    'pass-on',
    'Passes a request on to another team',
    PassOnBody,
    (caller, id, body) => passOnRequest(ports, caller, id, body),
    true,
  ),
  step(
    'resendRequest',
    'resend',
    'Sends a first request again, to the team’s mailbox or another',
    ResendBody,
    (caller, id, body) => resendRequest(ports, caller, id, body),
    true,
  ),
];

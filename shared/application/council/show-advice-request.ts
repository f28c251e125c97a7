import type { AdviceRequestView } from '../../contracts/http/advice-request-view.ts';
import { type AdviceRequest, type RequestException, requestId } from '../../domain/advice-request/advice-request.ts';

/** A request's answer, seen through the block of one that is "about the wrong child". */
const answerOf = (request: AdviceRequest) => {
  const state = request.status === 'blocked' ? request.was : request;
  return 'answer' in state ? state.answer : null;
};

const showException = ({ kind, why, from, to, on, decision, chaseAgainOn }: RequestException) => ({
  kind,
  why,
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
  ...(on ? { on } : {}),
  decision,
  ...(chaseAgainOn ? { chaseAgainOn } : {}),
});

/** The request as the council's systems see it: R of the API. */
export const showAdviceRequest = (key: string, ref: string, request: AdviceRequest): AdviceRequestView => {
  const answer = answerOf(request);
  return {
    id: requestId(key, request.number),
    assessment: ref,
    team: request.team,
    status: request.status,
    receivedOn: request.receivedOn,
    receivedBasis: request.receivedBasis,
    basis: request.basis,
    dueOn: request.dueOn,
    answeredOn: answer?.on ?? null,
    outcome: answer?.outcome ?? null,
    lateReason: answer?.lateReason ?? request.lateReasonSoFar ?? null,
    exceptions: request.exceptions.map(showException),
    imported: request.imported,
    passedOnFrom: request.follows?.why === 'passed-on' ? requestId(key, request.follows.number) : null,
  };
};

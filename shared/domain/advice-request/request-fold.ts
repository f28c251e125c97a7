import { assertNever } from '../assert-never.ts';
import type { Fact } from '../assessment/facts.ts';
import { type AdviceRequest, RequestCommon, type StandingAnswer } from './advice-request.ts';

/** Facts that are about one advice request. */
export type RequestFact = Extract<Fact, { request: number }>;

const KEYS = Object.keys(RequestCommon.shape) as readonly (keyof RequestCommon)[];

/** What a request has whatever its status, without what belongs to its present one. */
const commonOf = (request: AdviceRequest): RequestCommon =>
  // A pick by the schema's own keys: what is left is what the schema says.
  Object.fromEntries(
    KEYS.filter((key) => request[key] !== undefined).map((key) => [key, request[key]]),
  ) as RequestCommon;

const answerOf = (request: AdviceRequest): StandingAnswer | null => ('answer' in request ? request.answer : null);

/** Nothing waits for an answer or for the council any more. */
const answered = (request: AdviceRequest, on: string): RequestCommon => ({
  ...commonOf(request),
  proposedPassOn: null,
  proposedAlreadyAvailable: null,
  challenged: null,
  returns: request.returns.map((out) => (out.backOn === null ? { ...out, backOn: on } : out)),
});

const ended = (request: AdviceRequest): RequestCommon => ({
  ...commonOf(request),
  proposedPassOn: null,
  proposedAlreadyAvailable: null,
});

/** Facts that cannot be about a request in this state mean a broken history. */
const broken = (request: AdviceRequest, fact: RequestFact): never => {
  throw new Error(`${fact.fact} cannot follow on a request that is ${request.status}`);
};

const answerFrom = (
  request: AdviceRequest,
  fact: Extract<RequestFact, { fact: 'AdviceSubmitted' | 'AdviceNotKnown' }>,
): StandingAnswer => {
  const standing = answerOf(request);
  // Timeliness is judged on the first answer that stands; what a return brought is newer content, not a newer answer.
  if (standing) return { ...standing, answer: fact.answer };
  const outcome = fact.fact === 'AdviceSubmitted' ? 'submitted' : 'not-known';
  return { outcome, on: fact.on, lateReason: fact.lateReason, answer: fact.answer };
};

const next = (request: AdviceRequest, fact: RequestFact): AdviceRequest => {
  switch (fact.fact) {
    case 'AdviceRequested':
    case 'AdviceRequestImported':
      return fact.state;
    case 'AdviceRequestTakenOver':
      return { ...request, takenOverOn: fact.on };
    case 'AdviceRequestOpened':
      return { ...request, openedOn: fact.on };
    case 'AdviceRequestAssigned':
      return { ...request, assignedTo: { name: fact.name, address: fact.address } };
    case 'AdviceAcknowledged':
      return {
        ...commonOf(request),
        status: 'acknowledged',
        acknowledgedOn: request.status === 'acknowledged' ? request.acknowledgedOn : fact.on,
        expectedOn: fact.expectedOn ?? request.expectedOn,
      };
    case 'AdviceSubmitted':
      return { ...answered(request, fact.on), status: 'submitted', answer: answerFrom(request, fact) };
    case 'AdviceNotKnown':
      return { ...answered(request, fact.on), status: 'not-known', answer: answerFrom(request, fact) };
    case 'AdviceAccepted':
      return {
        ...commonOf(request),
        status: 'accepted',
        answer: answerOf(request) ?? broken(request, fact),
        acceptedOn: fact.on,
      };
    case 'AdviceReturned': {
      const { on, missing, answerBy } = fact;
      const common = commonOf(request);
      return {
        ...common,
        returns: [...common.returns, { on, missing, answerBy, backOn: null }],
        status: 'returned',
        answer: answerOf(request) ?? broken(request, fact),
      };
    }
    case 'AdviceNotKnownChallenged': {
      const { on, reason, answerBy } = fact;
      return { ...commonOf(request), status: 'requested', challenged: { on, reason, answerBy } };
    }
    case 'PassingOnProposed':
      return { ...request, proposedPassOn: { team: fact.team, why: fact.why, on: fact.on } };
    case 'AlreadyAvailableProposed':
      return { ...request, proposedAlreadyAvailable: { why: fact.why, on: fact.on } };
    case 'AdvicePassedOn':
      return { ...ended(request), status: 'passed-on', endedOn: fact.on, to: fact.to };
    case 'AdviceAlreadyAvailable':
      return (
        fact.state ?? { ...ended(request), status: 'already-available', endedOn: fact.on, agreements: fact.agreements }
      );
    case 'AdviceWithdrawn':
      return { ...ended(request), status: 'withdrawn', endedOn: fact.on, reason: fact.reason };
    case 'ExceptionClaimed':
      return { ...request, exceptions: [...request.exceptions, fact.exception] };
    case 'ExceptionDecided':
      return {
        ...request,
        exceptions: request.exceptions.map((exception, at) =>
          at === fact.index
            ? { ...exception, decision: fact.decision, decidedOn: fact.on, chaseAgainOn: fact.chaseAgainOn }
            : exception,
        ),
      };
    case 'AdviceRequestBlocked':
      return request.status === 'blocked'
        ? broken(request, fact)
        : { ...commonOf(request), status: 'blocked', blockedOn: fact.on, blockedBy: fact.by, was: request };
    case 'AdviceRequestRestored':
      return request.status === 'blocked' ? request.was : broken(request, fact);
    case 'RungSent':
      return { ...request, rungs: [...request.rungs, { rung: fact.rung, on: fact.on, mails: fact.mails }] };
    case 'RequestUndeliverable':
      return {
        ...request,
        undeliverableSince: request.undeliverableSince ?? fact.on,
        ...(fact.firstRequest && fact.how === 'bounced' && { neverArrived: true as const }),
      };
    case 'AdviceRequestResent':
      return { ...request, undeliverableSince: null };
    case 'LinksRevoked':
      return request.status === 'blocked'
        ? { ...request, linksRevokedAt: fact.at, was: { ...request.was, linksRevokedAt: fact.at } }
        : { ...request, linksRevokedAt: fact.at };
    default:
      return assertNever(fact);
  }
};

/**
 * A request after a fact. Facts are of what was decided, so nothing is checked here but what would break the state. An imported
 * request whose status the platform changes is marked as decided here.
 */
export const requestAfter = (request: AdviceRequest, fact: RequestFact): AdviceRequest => {
  const after = next(request, fact);
  const isOurs = request.imported && fact.fact !== 'AdviceRequestImported' && after.status !== request.status;
  return isOurs ? { ...after, decidedHere: true } : after;
};

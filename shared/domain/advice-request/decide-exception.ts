import type { DecisionContext, ExceptionClaim, Outcome, RequestCommand } from '../assessment/commands.ts';
import type { Fact } from '../assessment/facts.ts';
import { judgeAdviserException } from '../exceptions/adviser-exceptions.ts';
import type { AdviceRequest } from './advice-request.ts';
import { conflict, decided, invalid } from './refusals.ts';

type Command<D extends RequestCommand['do']> = Extract<RequestCommand, { do: D }>;
type Verdict = Pick<Extract<RequestCommand, { do: 'decide-exception' }>, 'decision' | 'chaseAgainOn'>;

/** A refused exception never holds the chase back. */
const decision = (request: AdviceRequest, index: number, verdict: Verdict, on: string): Fact => ({
  fact: 'ExceptionDecided',
  request: request.number,
  index,
  on,
  decision: verdict.decision,
  chaseAgainOn: verdict.decision === 'accepted' ? verdict.chaseAgainOn : null,
});

/** The same ground, claimed before and not decided, or recorded before in the same words: the council decides that one. */
export const sameGround = (request: AdviceRequest, claim: Omit<ExceptionClaim, 'decision' | 'chaseAgainOn'>): number =>
  request.exceptions.findIndex(
    (one) =>
      one.kind === claim.kind &&
      one.from === claim.from &&
      one.to === claim.to &&
      one.on === claim.on &&
      (one.decision === null || one.why === claim.why.trim()),
  );

/**
 * An exception claimed by the adviser, or recorded and decided by the council: regulation 8(2). The due date does not move. What the
 * regulation cannot bear is refused, unless the council only records that it said no.
 */
export const decideClaim = (
  request: AdviceRequest,
  { do: how, exception: claim }: Command<'claim-exception' | 'record-exception'>,
  { today }: DecisionContext,
): Outcome => {
  const byCouncil = how === 'record-exception';
  const verdict = byCouncil && claim.decision ? { decision: claim.decision, chaseAgainOn: claim.chaseAgainOn } : null;
  const known = byCouncil ? sameGround(request, claim) : -1;
  if (known >= 0 && verdict) return decided(decision(request, known, verdict, today));
  const judgement = judgeAdviserException(claim, request);
  if (judgement.is === 'refused' && (verdict?.decision !== 'refused' || judgement.field === 'why'))
    return invalid(judgement.field, judgement.reason);
  const { kind, from, to, on } = claim;
  const claimed: Fact = {
    fact: 'ExceptionClaimed',
    request: request.number,
    exception: {
      kind,
      why: claim.why.trim(),
      from,
      to,
      on,
      claimedOn: today,
      claimedBy: byCouncil ? 'council' : 'adviser',
      decision: null,
      decidedOn: null,
      chaseAgainOn: null,
    },
  };
  return verdict ? decided(claimed, decision(request, request.exceptions.length, verdict, today)) : decided(claimed);
};

/** The council's decision on a claim; it may decide again, and so say later when to chase again. */
export const decideVerdict = (
  request: AdviceRequest,
  command: Command<'decide-exception'>,
  { today }: DecisionContext,
): Outcome =>
  request.exceptions[command.index]
    ? decided(decision(request, command.index, command, today))
    : conflict('There is no such exception on this request');

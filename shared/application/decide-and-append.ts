import type { Assessment } from '../domain/assessment/assessment.ts';
import type { DecisionContext, Outcome, Refusal } from '../domain/assessment/commands.ts';
import { foldAssessment, nextRungDays, progressOf } from '../domain/assessment/decide.ts';
import type { Actor, Decision } from '../domain/assessment/decision.ts';
import type { Fact } from '../domain/assessment/facts.ts';
import type { Council } from '../domain/directory/council.ts';
import type { AssessmentStore, Change } from './ports/assessment-store.ts';
import type { NewMail } from './ports/mail-store.ts';
import type { Clock } from './ports/system.ts';

export interface DecisionPorts {
  readonly assessments: AssessmentStore;
  readonly clock: Clock;
}

/** What a use case adds to the facts of a decision: the mails they cause, and items that change with them. */
export interface Effects extends Pick<Change, 'details' | 'answer' | 'idempotency'> {
  readonly mails?: readonly NewMail[];
}

export type Decided =
  | { readonly ok: true; readonly assessment: Assessment; readonly decision: Decision | null }
  | { readonly ok: false; readonly refusal: Refusal };

export const contextOf = (clock: Clock, council: Council): DecisionContext => ({
  today: clock.today(),
  now: clock.now(),
  deemedReceipt: council.deemedReceipt,
});

/** A change from facts: the fold, the decision with its progress, and the day of the next rung; nothing is written. */
export const changeOf = (
  before: Assessment | null,
  facts: readonly Fact[],
  council: Council,
  actor: Actor,
  context: DecisionContext,
  effects: Effects,
): Change => {
  const after = { ...foldAssessment(before, facts), version: (before?.version ?? 0) + 1 };
  const { mails = [], ...items } = effects;
  return {
    before,
    after,
    mails,
    ...items,
    nextRungOn: nextRungDays(after, council),
    decision: {
      council: after.council,
      key: after.key,
      version: after.version,
      at: context.now,
      on: context.today,
      actor,
      facts: [...facts],
      mails: mails.map(({ id, kind, request }) => ({ id, kind, request })),
      progress: progressOf(after),
    },
  };
};

/** Writers that meet decide again on what the other one left; more than this many in a row is a fault. */
const TRIES = 8;

/**
 * Loads an assessment, decides, and writes the state, the decision and the mails in one transaction; decides again
 * where somebody else was faster. Facts that are none (nothing to do) write nothing. Null: there is no such assessment.
 */
export const decideAndAppend = async (
  ports: DecisionPorts,
  council: Council,
  key: string,
  actor: Actor,
  decide: (state: Assessment, context: DecisionContext) => Outcome | Promise<Outcome>,
  effectsOf: (facts: readonly Fact[], before: Assessment, after: Assessment) => Effects | Promise<Effects>,
): Promise<Decided | null> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = await ports.assessments.load(council.id, key);
    if (!before) return null;
    const context = contextOf(ports.clock, council);
    const outcome = await decide(before, context);
    if (!outcome.ok) return outcome;
    if (outcome.facts.length === 0) return { ok: true, assessment: before, decision: null };
    const effects = await effectsOf(outcome.facts, before, foldAssessment(before, outcome.facts));
    const change = changeOf(before, outcome.facts, council, actor, context, effects);
    if ((await ports.assessments.append(change)) === 'done')
      return { ok: true, assessment: change.after, decision: change.decision };
  }
  throw new Error(`Assessment ${key} was changed by others ${TRIES} times in a row while this decision was being made`);
};

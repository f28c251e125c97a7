import type { Decision } from '../../domain/assessment/decision.ts';

/** Who was given a request in a decision; null where it gave it to nobody. */
const givenTo = ({ facts }: Decision, request: number): string | null =>
  facts
    .flatMap((fact) => (fact.fact === 'AdviceRequestAssigned' && fact.request === request ? fact.address : []))
    .at(-1) ?? null;

/**
 * The address from which somebody last did something with a request, as proved by a code, or that of the colleague to whom they gave it;
 * null where nobody has.
 */
export const adviserOf = (history: readonly Decision[], request: number): string | null =>
  history
    .filter(({ actor, facts }) => actor.by === 'adviser' && facts.some((f) => 'request' in f && f.request === request))
    .sort((a, b) => a.version - b.version)
    .map((decision) => givenTo(decision, request) ?? (decision.actor.by === 'adviser' ? decision.actor.address : null))
    .at(-1) ?? null;

import type { Decision } from '../../domain/assessment/decision.ts';

/** The address from which somebody last did something with a request, as proved by a code; null where nobody has. */
export const adviserOf = (history: readonly Decision[], request: number): string | null =>
  history
    .filter(({ actor, facts }) => actor.by === 'adviser' && facts.some((f) => 'request' in f && f.request === request))
    .sort((a, b) => a.version - b.version)
    .map(({ actor }) => (actor.by === 'adviser' ? actor.address : null))
    .at(-1) ?? null;

import type { Actor } from '../../domain/assessment/decision.ts';

/** Whoever acted, as the history names them. */
export const nameOf = (actor: Actor): string => {
  switch (actor.by) {
    case 'person':
      return actor.name;
    case 'client':
      return actor.client;
    case 'adviser':
      return `${actor.name}, ${actor.role} (${actor.team})`;
    case 'platform':
      return actor.function;
  }
};

import type { StoredContribution } from '../../../shared/application/ports/scorecard-store.ts';
import { wrapped } from '../faulty-ports.ts';
import type { Mutant } from '../platform.ts';

/** Counts every event that comes, whatever came before it: no version says that it is older than what is there. */
export const naiveCounters: Mutant = {
  name: 'naive counters',
  counting: (scorecard) =>
    wrapped(scorecard, async (member, _args, does) => {
      const answer = await does();
      if (member !== 'contributions') return answer;
      const stored = answer as ReadonlyMap<string, StoredContribution>;
      return new Map([...stored].map(([key, one]) => [key, { ...one, version: 0 }]));
    }),
};

import type { Refusal } from '../assessment/commands.ts';
import type { IsoDate } from '../calendar/days.ts';
import type { Agreement } from './advice-request.ts';

const WHO: Record<Agreement['by'], string> = {
  adviser: 'the adviser',
  council: 'the council',
  parent: 'the parent or young person',
};

/**
 * What is wrong with the agreements that advice is already available, or null: adviser, council and parent or young person must each be
 * satisfied, each with its day (regulation 6(4)).
 */
export const agreementsAtFault = (agreements: readonly Agreement[], today: IsoDate): Refusal | null => {
  const refusal = (reason: string): Refusal => ({ kind: 'invalid', field: 'agreements', reason });
  for (const by of ['adviser', 'council', 'parent'] as const) {
    const given = agreements.filter((agreement) => agreement.by === by);
    if (given.length === 0)
      return refusal(`The agreement of ${WHO[by]} is missing: all three must be satisfied (regulation 6(4))`);
    if (given.length > 1) return refusal(`The agreement of ${WHO[by]} is given more than once`);
  }
  return agreements.some(({ on }) => on > today) ? refusal('An agreement cannot be of a day still to come') : null;
};

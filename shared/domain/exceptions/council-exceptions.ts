import { CouncilException } from '../assessment/assessment.ts';
import type { IsoDate } from '../calendar/days.ts';
import { daysBetween } from '../calendar/london-days.ts';
import type { Judgement } from './judgement.ts';

/** A ground for missing a limit of the council's own. */
export interface CouncilClaim {
  readonly kind: string;
  readonly why: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

const ABSENCE_DAYS = 28;

/**
 * Whether a ground may excuse the council's own limits: regulations 5(4), 10(4) and 13(3), and nothing else; a missed
 * appointment never does. They never excuse an adviser's six weeks. An absence is 4 weeks or more without a break.
 */
export const judgeCouncilException = ({ kind, why, from, to }: CouncilClaim): Judgement => {
  if (!CouncilException.safeParse(kind).success)
    return { is: 'refused', field: 'kind', reason: 'Regulations 5(4), 10(4) and 13(3) have no such exception' };
  if (why.trim() === '')
    return { is: 'refused', field: 'why', reason: 'Say why this made it impractical to keep the limit' };
  if (from && to && to < from)
    return { is: 'refused', field: 'to', reason: 'The last day of the exception is before its first day' };
  if (kind === 'absence-from-area' && from && to && daysBetween(from, to) + 1 < ABSENCE_DAYS)
    return {
      is: 'refused',
      field: 'to',
      reason: `An absence from the area counts from ${ABSENCE_DAYS} days without a break`,
    };
  return { is: 'allowed' };
};

import { AdviserException } from '../advice-request/advice-request.ts';
import type { IsoDate } from '../calendar/days.ts';
import { daysBetween, earlierOf, laterOf } from '../calendar/london-days.ts';
import type { Judgement } from './judgement.ts';

/** What is claimed, with the days that its kind asks for; `receivedOn` to `dueOn` are the six weeks. */
export interface AdviserClaim {
  readonly kind: string;
  readonly why: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly on: IsoDate | null;
}
interface SixWeeks {
  readonly receivedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/** "A continuous period of not less than 4 weeks": regulation 8(2)(b). */
const ABSENCE_DAYS = 28;

const lasting = (from: IsoDate, to: IsoDate): number => Math.max(0, daysBetween(from, to) + 1);
const refused = (reason: string, field: string): Judgement => ({ is: 'refused', reason, field });

const judgeAbsence = ({ from, to }: AdviserClaim, { receivedOn, dueOn }: SixWeeks): Judgement => {
  if (!from) return refused('Say from which day the child, parent or young person was away', 'from');
  if (!to) return refused('Say until which day the child, parent or young person was away', 'to');
  if (to < from) return refused('The last day of the absence is before its first day', 'to');
  if (lasting(from, to) < ABSENCE_DAYS)
    return refused(
      `An absence from the area counts from ${ABSENCE_DAYS} days without a break, this one has ${lasting(from, to)} (regulation 8(2))`,
      'to',
    );
  const within = lasting(laterOf(from, receivedOn), earlierOf(to, dueOn));
  if (within === 0) return refused('The absence lies outside the six weeks for this advice (regulation 8(2))', 'from');
  return within >= ABSENCE_DAYS
    ? { is: 'allowed' }
    : { is: 'to-judge', why: `${within} days of the absence lie within the six weeks` };
};

const judgeAppointment = ({ on }: AdviserClaim, { receivedOn, dueOn }: SixWeeks): Judgement => {
  if (!on) return refused('Say on which day the appointment was missed', 'on');
  return on >= receivedOn && on <= dueOn
    ? { is: 'allowed' }
    : refused('The missed appointment lies outside the six weeks for this advice (regulation 8(2))', 'on');
};

/** The exceptions of regulation 8(2), each with what makes it one. Nothing else excuses an adviser. */
const RULES: Record<AdviserException, (claim: AdviserClaim, sixWeeks: SixWeeks) => Judgement> = {
  // (a) of the child, parent or young person; never the service's own staffing or workload, which `why` lets the council see.
  'exceptional-circumstances': () => ({ is: 'allowed' }),
  'absence-from-area': judgeAbsence,
  'missed-appointment': judgeAppointment,
};

/**
 * Whether a ground may excuse an adviser's six weeks: regulation 8(2). `allowed` and `to-judge` may be claimed and wait
 * for the council; school holidays, waiting lists and the council's own exceptions are refused.
 */
export const judgeAdviserException = (claim: AdviserClaim, sixWeeks: SixWeeks): Judgement => {
  const kind = AdviserException.safeParse(claim.kind);
  if (!kind.success) return refused('Regulation 8(2) has no such exception for advice', 'kind');
  if (claim.why.trim() === '') return refused('Say why this made it impractical to give the advice in time', 'why');
  return RULES[kind.data](claim, sixWeeks);
};

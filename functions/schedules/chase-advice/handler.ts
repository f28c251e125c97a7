import { type ChaseAdvicePorts, chaseAdvice } from '../../../shared/application/chase-advice.ts';
import { schedule } from '../../../shared/lambda/schedule.ts';

/** The daily chase. What started it says nothing: what is due is read. */
export const chaseAdviceDaily = (ports: ChaseAdvicePorts) => schedule(() => chaseAdvice(ports));

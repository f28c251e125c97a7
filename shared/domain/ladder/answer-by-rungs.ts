import type { IsoDate } from '../calendar/days.ts';
import { plusDays } from '../calendar/london-days.ts';
import { plusWorkingDays, workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { TeamKind } from '../directory/team.ts';
import { escalationTo } from './ladder.ts';
import type { RungDay } from './rungs.ts';

const REMIND_BEFORE = 3;
const AGAIN_EVERY = 10;

/**
 * The rungs of a request that was returned, or whose nil return was challenged: 3 working days before `answerBy`, the working
 * day after it, then every 10 working days; all up to `until`, and always the first after it. Their names carry the day, so
 * that a later asking has rungs of its own.
 */
export const answerByRungs = (answerBy: IsoDate, kind: TeamKind, until: IsoDate): readonly RungDay[] => {
  const named = (step: string): string => `answer-by-${answerBy}-${step}`;
  const overdueOn = workingDayOnOrAfter(plusDays(answerBy, 1));
  const rungs: RungDay[] = [
    { rung: named('reminder'), on: plusWorkingDays(answerBy, -REMIND_BEFORE), to: ['team', 'adviser'] },
    { rung: named('overdue-1'), on: overdueOn, to: ['team', 'manager'] },
  ];
  for (let times = 1, on = overdueOn; on <= until; times += 1) {
    on = plusWorkingDays(on, AGAIN_EVERY);
    rungs.push({ rung: named(`overdue-${times + 1}`), on, to: escalationTo(kind).second });
  }
  return rungs;
};

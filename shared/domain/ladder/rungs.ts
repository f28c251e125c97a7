import type { IsoDate } from '../calendar/days.ts';
import { plusDays } from '../calendar/london-days.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore } from '../calendar/working-days.ts';
import type { LadderStep } from './ladder.ts';
import type { Recipient } from './recipients.ts';

/** A rung on the working day on which it goes out. */
export interface RungDay {
  readonly rung: string;
  readonly on: IsoDate;
  readonly to: readonly Recipient[];
  readonly onlyUnopened?: true;
}

/** `overdue-3` and 2 give `overdue-5`. */
const numbered = (rung: string, times: number): string =>
  rung.replace(/\d+$/, (number) => String(Number(number) + times));

const onItsWorkingDay = ({ rung, moves, to, onlyUnopened }: LadderStep, day: IsoDate): RungDay => ({
  rung,
  on: moves === 'earlier' ? workingDayOnOrBefore(day) : workingDayOnOrAfter(day),
  to,
  ...(onlyUnopened && { onlyUnopened }),
});

/**
 * The rungs of a ladder for a request received on a day, lowest first: all of them up to `until`, and always the first after it;
 * a rung that comes again has no end, so there is always a next one unless the ladder has none.
 */
export const rungDays = (receivedOn: IsoDate, ladder: readonly LadderStep[], until: IsoDate): readonly RungDay[] => {
  const rungs: RungDay[] = [];
  for (const step of ladder) {
    let times = 0;
    do {
      const day = plusDays(receivedOn, step.day + times * (step.everyDays ?? 0));
      rungs.push(onItsWorkingDay({ ...step, rung: numbered(step.rung, times) }, day));
      times += 1;
    } while (step.everyDays && (rungs.at(-1)?.on ?? until) <= until);
  }
  return rungs;
};

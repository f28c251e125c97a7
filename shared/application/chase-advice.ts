import { MEASURES } from '../contracts/schedules/measures.ts';
import type { IsoDate } from '../domain/calendar/days.ts';
import { isWorkingDay } from '../domain/calendar/working-days.ts';
import type { Council } from '../domain/directory/council.ts';
import { chaseAssessment, type DueAssessment } from './chase-assessment.ts';
import { type ChasePorts, DigestBook } from './mail/digest-book.ts';
import type { Measures } from './ports/measures.ts';
import type { RunBook } from './ports/run-book.ts';
import type { Log } from './ports/system.ts';

export interface ChaseAdvicePorts extends ChasePorts {
  readonly runBook: RunBook;
  readonly measures: Measures;
  readonly log: Log;
}

/** Assessments chased at once. */
const AT_ONCE = 16;

/** Requests due by the index, page by page, those of one assessment together. */
async function* dueAssessments(ports: ChasePorts, council: Council, today: IsoDate) {
  let cursor: string | undefined;
  do {
    const page = await ports.assessments.dueForRung(council.id, today, cursor);
    yield Map.groupBy(page.items, ({ key }) => key);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

interface Chased {
  readonly rungs: number;
  readonly failed: number;
}

/** One assessment that fails does not keep the others from being chased. */
const chaseOne = async (ports: ChaseAdvicePorts, due: DueAssessment): Promise<Chased> => {
  try {
    return { rungs: await chaseAssessment(ports, due), failed: 0 };
  } catch (error) {
    ports.log.error('assessment not chased', { assessment: due.key, error: (error as Error).name });
    return { rungs: 0, failed: 1 };
  }
};

const chaseCouncil = async (ports: ChaseAdvicePorts, council: Council, today: IsoDate): Promise<Chased> => {
  const digests = new DigestBook(ports, council);
  const teams = new Map((await ports.directory.teams(council.id)).map((team) => [team.code, team]));
  const chased: Chased[] = [];
  for await (const due of dueAssessments(ports, council, today)) {
    const groups = due.entries();
    const worker = async (): Promise<void> => {
      for (const [key, items] of groups) {
        const numbers = items.map(({ number }) => number);
        chased.push(await chaseOne(ports, { council, teams, digests, key, numbers, today }));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  await digests.release();
  return total(chased);
};

const total = (all: readonly Chased[]): Chased => ({
  rungs: all.reduce((sum, { rungs }) => sum + rungs, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
});

/**
 * The daily chase: for every request whose rung is due, puts the day's digests first, then records the rung with their ids. It
 * may die anywhere, run twice, late, or twice at once: a rung is recorded once ever, a digest is one a mailbox and day, and what
 * was not reached is found again. That it came to its end is noted, and missed where it did not.
 */
export const chaseAdvice = async (ports: ChaseAdvicePorts): Promise<void> => {
  const today = ports.clock.today();
  const councils = isWorkingDay(today) ? await ports.directory.councils() : [];
  const chased: Chased[] = [];
  for (const council of councils) chased.push(await chaseCouncil(ports, council, today));
  const { rungs, failed } = total(chased);
  ports.measures.note(MEASURES.rungsSent, 'Count', rungs);
  if (failed > 0) throw new Error(`${failed} assessments could not be chased; ${rungs} rungs were recorded`);
  await ports.runBook.chaseEnded(ports.clock.now());
  ports.log.info('chase ended', { today, rungs });
};

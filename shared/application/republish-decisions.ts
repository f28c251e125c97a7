import type { Decision } from '../domain/assessment/decision.ts';
import type { IsoDate } from '../domain/calendar/days.ts';
import { plusDays } from '../domain/calendar/london-days.ts';
import type { AssessmentStore } from './ports/assessment-store.ts';
import type { EventBus } from './ports/event-bus.ts';
import type { Pause } from './ports/pause.ts';
import type { Clock, Log } from './ports/system.ts';
import { publishDecisions } from './publish-decisions.ts';

export interface RepublishPorts {
  readonly assessments: Pick<AssessmentStore, 'decisionsOn'>;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: Log;
}

export interface Republished {
  readonly decisions: number;
  /** Decisions of which the bus did not take an event, however often it was asked. */
  readonly notAccepted: readonly { readonly key: string; readonly version: number }[];
}

const TRIES = 4;
const FIRST_PAUSE_MS = 200;

/** Publishes decisions, those again that were not accepted; gives what never was. */
const persistently = async (ports: RepublishPorts, decisions: readonly Decision[]): Promise<readonly Decision[]> => {
  let left = decisions;
  for (let tried = 0; left.length > 0 && tried < TRIES; tried += 1) {
    if (tried > 0) await ports.pause(FIRST_PAUSE_MS * 2 ** tried);
    const refused = new Set(await publishDecisions(ports, left));
    left = left.filter((_, index) => refused.has(index));
  }
  return left;
};

/**
 * Puts a council's decisions on the bus again, from a London day to today's, as they were published first: the same events with the
 * same ids, so that whoever had them already changes nothing.
 */
export const republishDecisions = async (
  ports: RepublishPorts,
  { council, since }: { readonly council: string; readonly since: IsoDate },
): Promise<Republished> => {
  const until = ports.clock.today();
  const notAccepted: Decision[] = [];
  let decisions = 0;
  for (let day = since; day <= until; day = plusDays(day, 1)) {
    let cursor: string | undefined;
    do {
      const page = await ports.assessments.decisionsOn(council, day, cursor);
      decisions += page.items.length;
      notAccepted.push(...(await persistently(ports, page.items)));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return { decisions, notAccepted: notAccepted.map(({ key, version }) => ({ key, version })) };
};

import type { Decision } from '../domain/assessment/decision.ts';
import { eventsOf } from './decision-events.ts';
import type { EventBus } from './ports/event-bus.ts';
import type { Log } from './ports/system.ts';

/**
 * Publishes decisions, in their order, in as few calls as fit. Gives the positions of those of which any event was not
 * accepted: they are published again as a whole, and whoever consumes them knows a repeated event by its id.
 */
export const publishDecisions = async (
  ports: { readonly bus: EventBus; readonly log: Log },
  decisions: readonly Decision[],
): Promise<readonly number[]> => {
  const events = decisions.flatMap((decision, of) => eventsOf(decision).map((event) => ({ of, event })));
  if (events.length === 0) return [];
  const { failed } = await ports.bus.put(events.map(({ event }) => event));
  if (failed.length > 0) ports.log.warn('events not accepted', { failed: failed.length, of: events.length });
  return [...new Set(failed.flatMap((index) => events[index]?.of ?? []))];
};

import type { BusEvent, Collection, LocalStore } from '../../../../infra/local/engine/engine.ts';

/** The engine as the services see it: a store in memory, a clock that a test sets, and the events that were put. */
export class FakePlatform {
  time = new Date('2026-03-02T09:00:00Z');
  readonly events: BusEvent[] = [];
  readonly clock = { now: () => this.time, buffer: new SharedArrayBuffer(8) };
  readonly store: LocalStore = memoryStore();

  async putEvents(_bus: string, entries: readonly BusEvent[]): Promise<void> {
    this.events.push(...entries);
  }
}

function memoryStore(): LocalStore {
  const collections = new Map<string, Map<string, unknown>>();
  return {
    transaction: (work) => work(),
    collection<T>(name: string): Collection<T> {
      const values = (collections.get(name) ?? new Map<string, unknown>()) as Map<string, T>;
      collections.set(name, values);
      return {
        get: (key) => values.get(key),
        put: (key, value) => void values.set(key, structuredClone(value)),
        delete: (key) => void values.delete(key),
        list: () => [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value })),
        count: () => values.size,
      };
    },
  };
}

import type { BusEvent, EventBus } from '../../shared/application/ports/event-bus.ts';
import { EVENT_SOURCE } from '../../shared/contracts/events/event-detail.ts';
import { callWithFaults } from './process.ts';
import type { QueueFlow } from './queue-flow.ts';
import type { World } from './world.ts';

const REPEATED = 0.08;
const DELAYED = 0.06;
const NOT_TAKEN = 0.02;
const DROPPED = 0.15;
const HOURS = 3_600_000;
const SECONDS_APART = 20;
/** What comes within so long is taken in one batch. */
const WINDOW = 30_000;

/** How an event bus brings things to a queue: at least once, soon as a rule, in no order. */
export class Delivery {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** `notBefore`: when it sets out; now where that is not said. */
  bring(queue: QueueFlow, content: unknown, notBefore = 0): void {
    const { random } = this.#world;
    const isRepeated = this.#world.strikes(random, REPEATED);
    if (isRepeated) this.#world.fault('event-repeated');
    for (let times = isRepeated ? 2 : 1; times > 0; times -= 1)
      queue.send(content, Math.max(notBefore, this.#arrivesAt()));
  }

  /** SES's news is best effort: some never comes. */
  bringPerhaps(queue: QueueFlow, content: unknown, notBefore = 0): void {
    if (this.#world.strikes(this.#world.random, DROPPED)) this.#world.fault('news-dropped');
    else this.bring(queue, content, notBefore);
  }

  #arrivesAt(): number {
    const { random, now } = this.#world;
    const isDelayed = this.#world.strikes(random, DELAYED);
    if (isDelayed) this.#world.fault('event-delayed');
    const wait = isDelayed ? random.next() * 30 * HOURS : random.int(0, SECONDS_APART) * 1000;
    return Math.ceil((now + wait) / WINDOW) * WINDOW;
  }
}

/** Our bus: takes events, each judged by itself, and brings them to the scorecard's queue. Never throws, like the real one. */
export class FakeBus implements EventBus {
  readonly #world: World;
  readonly #delivery: Delivery;
  readonly #queue: QueueFlow;

  constructor(world: World, delivery: Delivery, queue: QueueFlow) {
    this.#world = world;
    this.#delivery = delivery;
    this.#queue = queue;
  }

  async put(events: readonly BusEvent[]): Promise<{ readonly failed: readonly number[] }> {
    const all = { failed: events.map((_, index) => index) };
    const note = this.#world.fault.bind(this.#world);
    try {
      return await callWithFaults(note, async () => this.#take(events));
    } catch {
      return all;
    }
  }

  #take(events: readonly BusEvent[]) {
    const failed: number[] = [];
    for (const [index, { detailType, detail, at }] of events.entries()) {
      if (this.#world.strikes(this.#world.random, NOT_TAKEN)) {
        this.#world.fault('throttled');
        failed.push(index);
      } else this.#delivery.bring(this.#queue, { source: EVENT_SOURCE, 'detail-type': detailType, time: at, detail });
    }
    return { failed };
  }
}

import type { Platform } from './platform.ts';
import type { StreamFlow } from './stream-flow.ts';

const AGAIN_MS = 60_000;

/** Lets streams and queues bring what they have: all at once, as they run in functions of their own, until nothing is there now. */
export class EventFlow {
  readonly #platform: Platform;
  /** What else happens while they do. */
  beside: () => Promise<void> = async () => undefined;
  readonly #againAt = new Map<StreamFlow, number>();
  #wakesAt = Number.POSITIVE_INFINITY;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  async settle(): Promise<void> {
    for (let polls = this.#polls(); polls.length > 0; polls = this.#polls())
      await Promise.all([...polls, this.beside()]);
    this.#wakeLater();
  }

  #polls(): readonly Promise<void>[] {
    const { streams, queues, world } = this.#platform;
    const follow = async (stream: StreamFlow): Promise<void> => {
      if (!(await stream.poll())) this.#againAt.set(stream, world.now + AGAIN_MS);
    };
    return [
      ...streams
        .filter((stream) => stream.waiting > 0 && (this.#againAt.get(stream) ?? 0) <= world.now)
        .map((stream) => follow(stream)),
      ...queues.filter(({ nextAt }) => nextAt !== null && nextAt <= world.now).map((queue) => queue.poll(world.now)),
    ];
  }

  /** Comes back when the next message, or the next try of a stream, is due. */
  #wakeLater(): void {
    const { streams, queues, world } = this.#platform;
    const moments = [
      ...queues.flatMap(({ nextAt }) => nextAt ?? []),
      ...streams.flatMap((stream) => (stream.waiting > 0 ? (this.#againAt.get(stream) ?? []) : [])),
    ].filter((at) => at > world.now);
    const next = Math.min(...moments);
    if (next >= this.#wakesAt && this.#wakesAt >= world.now) return;
    this.#wakesAt = next;
    // A moment later: what else happens at that moment starts first, and both go on together.
    if (Number.isFinite(next)) world.agenda.at(next + 1, async () => undefined);
  }
}

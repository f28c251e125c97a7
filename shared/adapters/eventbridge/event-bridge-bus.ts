import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { BusEvent, EventBus } from '../../application/ports/event-bus.ts';
import { EVENT_SOURCE } from '../../contracts/events/event-detail.ts';

/** PutEvents takes ten events and 256 KB a call, names and times counted in. */
const EVENTS_A_CALL = 10;
const BYTES_A_CALL = 250_000;
const BYTES_BESIDE_DETAIL = 200;

interface Numbered {
  readonly index: number;
  readonly entry: PutEventsRequestEntry;
  readonly bytes: number;
}

/** Calls in the events' order, each as full as it may be. */
const callsOf = (entries: readonly Numbered[]): readonly (readonly Numbered[])[] => {
  const calls: Numbered[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const call = calls.at(-1);
    bytes += entry.bytes;
    if (call && call.length < EVENTS_A_CALL && bytes <= BYTES_A_CALL) call.push(entry);
    else {
      calls.push([entry]);
      bytes = entry.bytes;
    }
  }
  return calls;
};

/** Our bus. Each event is judged by itself; a call that fails as a whole fails its ten. */
export class EventBridgeBus implements EventBus {
  readonly #client: EventBridgeClient;
  readonly #bus: string;

  constructor(client: EventBridgeClient, bus: string) {
    this.#client = client;
    this.#bus = bus;
  }

  async put(events: readonly BusEvent[]): Promise<{ readonly failed: readonly number[] }> {
    const failed: number[] = [];
    for (const call of callsOf(events.map((event, index) => this.#numbered(event, index))))
      failed.push(...(await this.#call(call)));
    return { failed };
  }

  #numbered({ detailType, detail, at }: BusEvent, index: number): Numbered {
    const Detail = JSON.stringify(detail);
    return {
      index,
      bytes: Buffer.byteLength(Detail) + BYTES_BESIDE_DETAIL,
      entry: { EventBusName: this.#bus, Source: EVENT_SOURCE, DetailType: detailType, Detail, Time: new Date(at) },
    };
  }

  async #call(call: readonly Numbered[]): Promise<readonly number[]> {
    try {
      const { Entries = [] } = await this.#client.send(
        new PutEventsCommand({ Entries: call.map(({ entry }) => entry) }),
      );
      return call.filter((_, place) => !Entries[place]?.EventId).map(({ index }) => index);
    } catch {
      return call.map(({ index }) => index);
    }
  }
}

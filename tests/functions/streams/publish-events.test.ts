import { expect, it } from 'vitest';
import { publishEvents } from '../../../functions/streams/publish-events/handler.ts';
import { decisionInStream } from '../../../shared/adapters/dynamodb/stream-image.ts';
import type { BusEvent, EventBus } from '../../../shared/application/ports/event-bus.ts';
import { aDecisionOf, EVERY_FACT } from '../../builders/every-fact.ts';
import { CONTEXT, streamOf } from '../../builders/lambda-events.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';

class RefusingBus implements EventBus {
  readonly events: BusEvent[] = [];
  readonly refuses: (event: BusEvent) => boolean;
  constructor(refuses: (event: BusEvent) => boolean = () => false) {
    this.refuses = refuses;
  }
  async put(events: readonly BusEvent[]) {
    this.events.push(...events.filter((event) => !this.refuses(event)));
    return { failed: events.flatMap((event, index) => (this.refuses(event) ? [index] : [])) };
  }
}
const image = (version: number, facts = EVERY_FACT.slice(7, 9)) => ({
  ...aDecisionOf(facts, { version }),
  ...{ pk: 'vale#H#K', sk: `d#${version}`, v: 1, type: 'decision', mark: 'x' },
});
const versionOf = ({ detail }: BusEvent) => (detail as { assessment: { version: number } }).assessment.version;

it('publishes the events of a batch’s decisions, in their order', async () => {
  const bus = new RefusingBus();
  const answer = await publishEvents({ bus, log: new MemoryLog() }, decisionInStream)(
    streamOf([image(1), image(2, EVERY_FACT.slice(25, 26)), image(3)]),
    CONTEXT,
  );
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(bus.events.map((event) => [event.detailType, versionOf(event)])).toEqual([
    ['AdviceRequestTakenOver', 1],
    ['AdviceRequestOpened', 1],
    ['AdviceRequestTakenOver', 3],
    ['AdviceRequestOpened', 3],
  ]);
});

it('gives back exactly the decisions of which an event was not accepted', async () => {
  const bus = new RefusingBus((event) => event.detailType === 'AdviceRequestOpened' && versionOf(event) === 2);
  const answer = await publishEvents({ bus, log: new MemoryLog() }, decisionInStream)(
    streamOf([image(1), image(2), image(3)]),
    CONTEXT,
  );
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 's1' }] });
});

it('does not let a record that cannot be read hold up the others', async () => {
  const bus = new RefusingBus();
  const answer = await publishEvents({ bus, log: new MemoryLog() }, decisionInStream)(
    streamOf([{ v: 1, type: 'decision' }, image(2)]),
    CONTEXT,
  );
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 's0' }] });
  expect(bus.events.map(versionOf)).toEqual([2, 2]);
});

it('reads a decision from the stream as it was written', () => {
  const decision = aDecisionOf(EVERY_FACT);
  const record = streamOf([{ ...decision, pk: 'p', sk: 's', v: 1, type: 'decision' }]).Records[0];
  expect(decisionInStream(record?.dynamodb?.NewImage)).toEqual(decision);
});

it('refuses a value of a kind that no item of ours has', () => {
  expect(() => decisionInStream({ key: { B: 'AAAA' } })).toThrow('kind');
});

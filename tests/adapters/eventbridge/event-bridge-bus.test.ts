import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { EventBridgeBus } from '../../../shared/adapters/eventbridge/event-bridge-bus.ts';

const bridge = mockClient(EventBridgeClient);
const bus = new EventBridgeBus(new EventBridgeClient({ region: 'eu-west-2' }), 'our-bus');
const events = (count: number, padding = '') =>
  Array.from({ length: count }, (_, n) => ({
    detailType: 'AdviceRequested',
    detail: { n, padding },
    at: '2026-03-02T09:00:00.000Z',
  }));
const taken = (count: number) => ({ Entries: Array.from({ length: count }, (_, n) => ({ EventId: `e${n}` })) });

beforeEach(() => bridge.reset());

it('puts ten events a call, in their order, as from us', async () => {
  bridge.on(PutEventsCommand).callsFake(({ Entries }) => taken(Entries.length));
  expect(await bus.put(events(23))).toEqual({ failed: [] });
  const calls = bridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);
  expect(calls.map(({ length }) => length)).toEqual([10, 10, 3]);
  expect(calls.flat().map(({ Detail }) => JSON.parse(Detail ?? '').n)).toEqual(
    events(23).map(({ detail }) => detail.n),
  );
  expect(calls[0]?.[0]).toMatchObject({
    EventBusName: 'our-bus',
    Source: 'ehc-advice',
    DetailType: 'AdviceRequested',
    Time: new Date('2026-03-02T09:00:00.000Z'),
  });
});

it('judges each event by itself', async () => {
  bridge
    .on(PutEventsCommand)
    .resolvesOnce(taken(10))
    .resolvesOnce({ Entries: [{ EventId: 'a' }, { ErrorCode: 'InternalFailure' }, { EventId: 'c' }] });
  expect(await bus.put(events(13))).toEqual({ failed: [11] });
});

it('fails the events of a call that fails, and goes on with the others', async () => {
  bridge.on(PutEventsCommand).rejectsOnce(new Error('throttled')).resolvesOnce(taken(2));
  expect(await bus.put(events(12))).toEqual({ failed: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
});

it('keeps a call below what EventBridge takes', async () => {
  bridge.on(PutEventsCommand).callsFake(({ Entries }) => taken(Entries.length));
  await bus.put(events(5, 'é'.repeat(50_000)));
  const calls = bridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries?.length);
  expect(calls).toEqual([2, 2, 1]);
});

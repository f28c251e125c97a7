import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../infra/local/engine/engine.ts';
import { ClockWouldGoBack } from '../../../../infra/local/engine/platform-clock.ts';
import { dynamodb, notes, type SmallPlatform, smallPlatform } from './small-platform.ts';

let platform: SmallPlatform;
let engine: Engine;

beforeAll(async () => {
  platform = await smallPlatform();
  engine = platform.engine;
  await engine.moveClock(new Date('2027-03-26T12:00:00Z'));
}, 120_000);
afterAll(() => platform?.stop());

const waiting = (sk: string, at: string) =>
  dynamodb(engine, 'PutItem', {
    TableName: 'mail',
    Item: { pk: { S: 'waiting' }, sk: { S: sk }, pendingPk: { S: 'p' }, pendingSk: { S: `${at}#${sk}` } },
  });

const minutes = (times: string[], from: string) => times.filter((at) => at >= from).map((at) => at.slice(0, 16));

describe("the platform's clock", () => {
  it('runs daily schedules at their London times in between, the frequent one before each, where something waits, and at the end', async () => {
    const from = engine.clock.now().toISOString();
    await waiting('mail', '2027-03-27T08:00:00.000Z');
    await waiting('later', '2027-06-01T08:00:00.000Z');
    await engine.moveClock(new Date('2027-03-28T09:00:00Z'));

    const daily = await notes(engine, 'daily');
    expect(daily.filter((each) => each >= from).map((each) => [each.slice(0, 16), each.slice(-20)])).toEqual([
      ['2027-03-27T06:00', '2027-03-27T06:00:00Z'],
      // The clocks went forward at one in the morning.
      ['2027-03-28T05:00', '2027-03-28T05:00:00Z'],
    ]);
    expect(minutes(await notes(engine, 'often'), from)).toEqual([
      '2027-03-27T06:00',
      '2027-03-27T08:00',
      '2027-03-28T05:00',
      '2027-03-28T09:00',
    ]);
    expect(engine.clock.now().getTime() - Date.parse('2027-03-28T09:00:00Z')).toBeLessThan(10_000);
  });

  it('is what functions see as the time, the signatures of their calls included', async () => {
    await engine.moveClock(new Date('2027-03-29T10:00:00Z'));
    const { now } = (await engine.invoke('keep-note', { pk: 'dated' })) as { now: string };
    expect(now.slice(0, 13)).toBe('2027-03-29T10');
  });

  it('never goes back', async () => {
    await expect(engine.moveClock(new Date('2027-01-01T00:00:00Z'))).rejects.toThrow(ClockWouldGoBack);
  });

  it('dates what AWS answers: the SDK signs by it, and forms signed by another clock would have run out', async () => {
    const { headers } = await fetch(engine.awsEndpoint);
    const dated = Date.parse(headers.get('date') ?? '');
    expect(Math.abs(dated - engine.clock.now().getTime())).toBeLessThan(60_000);
  });

  it('runs a schedule by the name of its function, and knows of no other', async () => {
    const before = (await notes(engine, 'daily')).length;
    expect(await engine.runSchedule('daily')).toBe(true);
    expect(await notes(engine, 'daily')).toHaveLength(before + 1);
    expect(await engine.runSchedule('weekly')).toBe(false);
    expect(engine.schedules.find(({ name }) => name === 'daily')?.nextAt?.toISOString()).toBe(
      '2027-03-30T05:00:00.000Z',
    );
  });

  it('passes sixty days within a minute', async () => {
    const started = performance.now();
    const before = (await notes(engine, 'daily')).length;
    await engine.moveClock(new Date(engine.clock.now().getTime() + 60 * 86_400_000));
    expect(await notes(engine, 'daily')).toHaveLength(before + 60);
    expect(performance.now() - started).toBeLessThan(60_000);
  }, 90_000);
});

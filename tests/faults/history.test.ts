import { expect, it } from 'vitest';
import { logger } from '../../shared/lambda/log.ts';
import { playHistory } from './history.ts';
import { memoryTables } from './memory-tables.ts';

logger.setLogLevel('SILENT');

const play = (seed: string) =>
  playHistory(seed, { open: memoryTables, length: { fewestDays: 20, mostDays: 20 }, isTraced: true });

it('a seed gives one history, however often it is played', async () => {
  const first = await play('17');
  expect(first.trace.length).toBeGreaterThan(100);
  expect(await play('17')).toEqual(first);
  expect((await play('18')).trace).not.toEqual(first.trace);
});

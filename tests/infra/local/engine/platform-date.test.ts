import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const source = new URL('../../../../infra/local/engine/platform-date.ts', import.meta.url).href;

/** What an expression gives in a thread whose Date was replaced before anything else, with the clock `offset` ahead. */
function inThread(expression: string, offset: number): Promise<unknown> {
  const buffer = new SharedArrayBuffer(8);
  new BigInt64Array(buffer)[0] = BigInt(offset);
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const real = Date;
    import('${source}').then(({ installPlatformDate }) => {
      const start = real.now();
      installPlatformDate(workerData);
      parentPort.postMessage(${expression});
    });`;
  const worker = new Worker(code, { eval: true, workerData: buffer });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const day = 86_400_000;

describe('a replaced Date', () => {
  it('is ahead by the offset wherever the time is asked for', async () => {
    const gaps = (await inThread(
      '[Date.now(), new Date().getTime(), Date.parse(Date())].map((at) => at - start)',
      day,
    )) as number[];
    for (const gap of gaps) expect(Math.abs(gap - day)).toBeLessThan(2000);
  });

  it('follows the clock when it is moved', async () => {
    const moved = '(new BigInt64Array(workerData)[0] = 5n * 86400000n, Date.now() - start)';
    expect(Math.abs(((await inThread(moved, 0)) as number) - 5 * day)).toBeLessThan(2000);
  });

  it('is still Date in every other way', async () => {
    expect(
      await inThread(
        `[new Date('2026-01-02T03:04:05Z').toISOString(), new Date(0).getTime(), new Date(2026, 0, 2).getDate(), Date.UTC(1970, 0, 2),
          new Date() instanceof Date, new real(0) instanceof Date, Object.prototype.toString.call(new Date()),
          new (class Later extends Date {})(7).getTime(), new Date(5).constructor === Date]`,
        day,
      ),
    ).toEqual(['2026-01-02T03:04:05.000Z', 0, 2, day, true, true, '[object Date]', 7, true]);
  });
});

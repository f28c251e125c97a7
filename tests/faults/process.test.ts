import { expect, it } from 'vitest';
import { callWithFaults, Process, running } from './process.ts';
import { Random } from './random.ts';

/** A process to which something happens in every call. */
const aProcess = (seed: number, rate = 1) => {
  const its = { name: 'one', skewMs: 0, since: 0, diesOn: null };
  return new Process({ ...its, random: new Random(String(seed)), rate });
};

/** What the calls of many processes came to, by the fault that was injected. */
const calls = async () => {
  const seen = new Map<string, { effects: number; answer: string; dead: boolean }>();
  for (let seed = 0; seed < 200; seed += 1) {
    const process = aProcess(seed);
    let [effects, fault] = [0, 'none'];
    const does = async () => {
      effects += 1;
      return 'done';
    };
    const note = (kind: string): void => {
      fault = kind;
    };
    const call = () => callWithFaults(note, does, () => 'cancelled');
    const answer = await running.run(process, call).catch((error: Error) => error.name);
    seen.set(fault, { effects, answer, dead: process.dead });
  }
  return Object.fromEntries(seen);
};

it('lets a call take effect, or not, as the fault says', async () => {
  expect(await calls()).toEqual({
    'crash-before-call': { effects: 0, answer: 'Died', dead: true },
    'crash-after-call': { effects: 1, answer: 'Died', dead: true },
    'answer-lost': { effects: 1, answer: 'TimeoutError', dead: false },
    throttled: { effects: 0, answer: 'ThrottlingException', dead: false },
    'transaction-cancelled': { effects: 0, answer: 'cancelled', dead: false },
  });
});

it('lets a process that died do nothing more', async () => {
  const process = aProcess(1, 0);
  process.dead = true;
  let effects = 0;
  const does = async (): Promise<void> => {
    effects += 1;
  };
  const call = () => callWithFaults(() => undefined, does);
  await expect(running.run(process, call)).rejects.toThrow('died');
  expect(effects).toBe(0);
});

it('leaves alone whoever only looks', async () => {
  expect(
    await callWithFaults(
      () => undefined,
      async () => 'seen',
    ),
  ).toBe('seen');
});

import { AsyncLocalStorage } from 'node:async_hooks';
import type { FaultKind } from './fault-kinds.ts';
import type { Random } from './random.ts';

/** A process that is dead does nothing more: whatever it still calls has no effect. */
export class Died extends Error {
  override readonly name = 'Died';
}
class AnswerLost extends Error {
  override readonly name = 'TimeoutError';
}
class Throttled extends Error {
  override readonly name = 'ThrottlingException';
}

/** What may befall one call. The last only a transaction. */
const OF_CALLS = [
  [2, 'crash-before-call'],
  [2, 'crash-after-call'],
  [3, 'answer-lost'],
  [2, 'throttled'],
  [8, 'transaction-cancelled'],
] as const satisfies readonly (readonly [number, FaultKind])[];
export type CallFault = (typeof OF_CALLS)[number][1];

/** One run of a function, or one request of a person: it has a clock, chance of its own, and may die. */
export class Process {
  dead = false;
  readonly name: string;
  readonly random: Random;
  /** How far its clock is off. */
  readonly skewMs: number;
  /** How likely a fault is in each call; 0 once a history comes to rest. */
  readonly rate: number;
  /** How many decisions there were when it began. */
  readonly since: number;
  /** Where it is to die: on a call that this names. */
  readonly diesOn: string | null;

  constructor(its: Pick<Process, 'name' | 'random' | 'skewMs' | 'rate' | 'since' | 'diesOn'>) {
    this.name = its.name;
    this.random = its.random;
    this.skewMs = its.skewMs;
    this.rate = its.rate;
    this.since = its.since;
    this.diesOn = its.diesOn;
  }

  /** What befalls the next call. */
  draw(isTransaction: boolean): CallFault | null {
    if (!this.random.chance(this.rate)) return null;
    const fault = this.random.weighed(OF_CALLS);
    return fault === 'transaction-cancelled' && !isTransaction ? null : fault;
  }

  /** Lets others that run at the same time go first, now and then. */
  async giveWay(): Promise<void> {
    for (let times = this.random.int(0, 3); times > 0; times -= 1) await null;
  }

  die(): never {
    this.dead = true;
    throw new Died(`${this.name} died`);
  }
}

/** The process that is running; none while the simulator itself looks. */
export const running = new AsyncLocalStorage<Process>();

/**
 * Makes one call as its process would: it may die before or after, lose the answer, or be told to wait. `cancelled` is what a
 * cancelled transaction answers, where the call is one.
 */
export const callWithFaults = async <T>(
  note: (kind: FaultKind) => void,
  does: () => Promise<T>,
  cancelled?: () => T,
): Promise<T> => {
  const process = running.getStore();
  if (!process) return does();
  await process.giveWay();
  if (process.dead) return process.die();
  const fault = process.draw(cancelled !== undefined);
  if (fault) note(fault);
  if (fault === 'crash-before-call') return process.die();
  if (fault === 'throttled') throw new Throttled('Slow down');
  if (fault === 'transaction-cancelled' && cancelled) return cancelled();
  const answer = await does();
  if (fault === 'crash-after-call') return process.die();
  if (fault === 'answer-lost') throw new AnswerLost('The answer did not come');
  return answer;
};

import { randomUUID } from 'node:crypto';
import type { Activity, Worker } from './activity.ts';
import type { Collection, LocalStore, Resource, Stacks } from './engine.ts';
import { FunctionFailed } from './function-failed.ts';
import type { FunctionPool } from './function-pool.ts';
import type { OffsetClock } from './platform-clock.ts';
import type { Queues } from './queues.ts';

interface Pending {
  readonly functionArn: string;
  readonly event: unknown;
  readonly tries: number;
}

interface Surroundings {
  readonly stacks: Stacks;
  readonly store: LocalStore;
  readonly clock: OffsetClock;
  readonly activity: Activity;
  readonly queues: Queues;
  functionOf(arn: string): FunctionPool;
}

/** Lambda waits one minute and then two; nobody waits for that at their own machine. */
const delays = [50, 100];

/** Lambda's own queue: invocations that nobody waits for, kept until they succeeded or were given up. */
export class AsyncInvocations implements Worker {
  readonly #pending: Collection<Pending>;
  readonly #around: Surroundings;
  readonly #open = new Set<string>();
  #number = 0;
  #stopped = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#pending = around.store.collection('async invocations');
  }

  /** Takes up what a kill broke off. */
  start(): void {
    for (const { key, value } of this.#pending.list()) void this.#run(key, value);
  }

  busy(): string | undefined {
    return this.#open.size > 0 && !this.#stopped ? 'an invocation waits' : undefined;
  }

  hurry(): void {}

  stop(): void {
    this.#stopped = true;
  }

  /** Kept when it returns; the promise resolves when the invocation succeeded or was given up. */
  invoke(functionArn: string, event: unknown): { readonly ended: Promise<void> } {
    this.#number += 1;
    const at = String(this.#around.clock.ms()).padStart(15, '0');
    const key = `${at} ${String(this.#number).padStart(9, '0')} ${randomUUID().slice(0, 4)}`;
    const pending = { functionArn, event, tries: 0 };
    this.#pending.put(key, pending);
    this.#around.activity.note();
    return { ended: this.#run(key, pending) };
  }

  async #run(key: string, first: Pending): Promise<void> {
    this.#open.add(key);
    const target = this.#around.functionOf(first.functionArn);
    const config = this.#configOf(first.functionArn);
    const retries = Number(config?.properties.MaximumRetryAttempts ?? 2);
    for (let pending = first; !this.#stopped; ) {
      try {
        await target.invoke(pending.event);
        break;
      } catch (error) {
        if (this.#stopped) return;
        pending = { ...pending, tries: pending.tries + 1 };
        this.#pending.put(key, pending);
        if (pending.tries > retries) {
          this.#giveUp(pending, error, config);
          break;
        }
        const delay = delays[pending.tries - 1] ?? 100;
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
    if (this.#stopped) return;
    this.#pending.delete(key);
    this.#open.delete(key);
  }

  #configOf(functionArn: string): Resource | undefined {
    const { stacks, functionOf } = this.#around;
    const target = functionOf(functionArn);
    const isForIt = ({ properties }: Resource) => [target.physicalId, target.arn].includes(properties.FunctionName);
    return stacks.ofType('AWS::Lambda::EventInvokeConfig').find(isForIt);
  }

  #giveUp({ functionArn, event, tries }: Pending, error: unknown, config: Resource | undefined): void {
    const destination = config?.properties.DestinationConfig?.OnFailure?.Destination;
    const deadLetters = this.#around.stacks.get(functionArn)?.properties.DeadLetterConfig?.TargetArn;
    const failed = error instanceof FunctionFailed ? error : new FunctionFailed(functionArn, 'Error', String(error));
    if (destination !== undefined && this.#around.queues.has(destination)) {
      const requestContext = { functionArn, condition: 'RetriesExhausted', approximateInvokeCount: tries };
      const responsePayload = { errorType: failed.errorType, errorMessage: failed.message, trace: failed.trace };
      const responseContext = { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' };
      const timestamp = this.#around.clock.now().toISOString();
      const notice = {
        version: '1.0',
        timestamp,
        requestContext,
        requestPayload: event,
        responseContext,
        responsePayload,
      };
      this.#around.queues.get(destination).send(JSON.stringify(notice));
    }
    if (deadLetters !== undefined && this.#around.queues.has(deadLetters)) {
      this.#around.queues.get(deadLetters).send(JSON.stringify(event));
    }
  }
}

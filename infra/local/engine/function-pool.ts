import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from './activity.ts';
import type { Bundle } from './bundle-file.ts';
import type { Collection, Invocation, LocalFunction, Resource } from './engine.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import { FunctionFailed } from './function-failed.ts';
import { FunctionLog } from './function-log.ts';
import type { OffsetClock } from './platform-clock.ts';

/** As many events as a function takes at once, where no reservation says less: more would only wait for the processor. */
const concurrencyLimit = 4;
const graceMs = 3000;

export interface PoolSurroundings {
  readonly clock: OffsetClock;
  readonly activity: Activity;
  readonly directory: string | undefined;
  readonly last: Collection<Invocation>;
}

/** A function with its execution environments, started when first needed and used again. */
export class FunctionPool implements LocalFunction {
  readonly name: string;
  readonly id: string;
  readonly physicalId: string;
  readonly arn: string;
  /** Seconds. */
  readonly timeout: number;
  readonly concurrency: number;
  readonly #around: PoolSurroundings;
  readonly #log: FunctionLog;
  readonly #make: () => ExecutionEnvironment;
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #waiting: ((environment: ExecutionEnvironment) => void)[] = [];

  constructor(
    resource: Resource,
    name: string,
    bundle: Bundle,
    environment: Readonly<Record<string, string>>,
    around: PoolSurroundings,
  ) {
    const { Timeout = 3, MemorySize = 128, ReservedConcurrentExecutions } = resource.properties;
    this.name = name;
    this.id = resource.id;
    this.physicalId = resource.physicalId;
    this.arn = resource.arn;
    this.timeout = Number(Timeout);
    this.concurrency = Math.min(Number(ReservedConcurrentExecutions ?? concurrencyLimit), concurrencyLimit);
    this.#around = around;
    this.#log = new FunctionLog(name, around.directory);
    const settings = { clock: around.clock.buffer, name, arn: this.arn, memory: Number(MemorySize), ...bundle };
    this.#make = () =>
      new ExecutionEnvironment({ ...settings, environment, onOutput: (text) => this.#log.write(text) });
  }

  get last(): Invocation | undefined {
    return this.#around.last.get(this.name);
  }

  get log(): readonly string[] {
    return this.#log.lines;
  }

  /** Rejects with `FunctionFailed`; waits where all environments are taken. */
  invoke(event: unknown): Promise<unknown> {
    const run = this.#run(JSON.stringify(event ?? null));
    this.#running.add(run);
    const ended = () => void this.#running.delete(run);
    run.then(ended, ended);
    return this.#around.activity.track(`${this.name} runs`, run);
  }

  /** Lets what runs come to its end, within a few seconds: a mail that is being sent should be noted as sent. */
  async stop(): Promise<void> {
    if (this.#running.size > 0)
      await Promise.race([Promise.allSettled(this.#running), sleep(graceMs, undefined, { ref: false })]);
    await Promise.all([...this.#all].map((environment) => environment.end()));
  }

  async #run(event: string): Promise<unknown> {
    if (this.concurrency === 0)
      throw new FunctionFailed(this.name, 'TooManyRequestsException', 'Reserved concurrency is 0');
    const environment = await this.#take();
    const at = this.#around.clock.now().toISOString();
    const started = performance.now();
    const note = (outcome: { readonly ok: boolean; readonly error?: string }) =>
      this.#around.last.put(this.name, { at, ms: Math.round(performance.now() - started), ...outcome });
    try {
      const result = await environment.run(event, this.timeout);
      note({ ok: true });
      return result;
    } catch (error) {
      const { errorType = 'Error', message } = error as FunctionFailed;
      note({ ok: false, error: `${errorType}: ${message}` });
      throw error;
    } finally {
      this.#giveBack(environment);
    }
  }

  #take(): Promise<ExecutionEnvironment> | ExecutionEnvironment {
    const idle = this.#idle.pop();
    if (idle && !idle.isGone) return idle;
    if (idle) {
      this.#all.delete(idle);
      return this.#take();
    }
    if (this.#all.size < this.concurrency) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): ExecutionEnvironment {
    const environment = this.#make();
    this.#all.add(environment);
    return environment;
  }

  #giveBack(environment: ExecutionEnvironment): void {
    if (environment.isGone) this.#all.delete(environment);
    const next = this.#waiting.shift();
    if (next) next(environment.isGone ? this.#start() : environment);
    else if (!environment.isGone) this.#idle.push(environment);
  }
}

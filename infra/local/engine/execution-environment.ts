import { Worker } from 'node:worker_threads';
import { FunctionFailed } from './function-failed.ts';
import type { Failure, Outcome, WorkerMessage, WorkerSettings } from './function-messages.ts';
import { machineNow } from './platform-date.ts';

/** Loading a bundle may take this long; Lambda allows 10 s, and its machines are not shared with a browser. */
const loadingLimit = 60_000;

export interface EnvironmentOptions extends WorkerSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly onOutput: (text: string) => void;
}

/** One execution environment: a worker thread that takes one event at a time. After a time-out or a crash it is gone. */
export class ExecutionEnvironment {
  readonly #worker: Worker;
  readonly #name: string;
  readonly #ready: Promise<void>;
  #waiting: ((message: Outcome | { readonly failed: Failure }) => void) | undefined;
  #jobs = 0;
  isGone = false;

  constructor({ environment, onOutput, ...settings }: EnvironmentOptions) {
    this.#name = settings.name;
    this.#worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
      workerData: settings,
      env: { ...environment },
      execArgv: ['--enable-source-maps', '--no-warnings'],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: settings.memory },
    });
    this.#worker.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString('utf8')));
    this.#worker.stderr.on('data', (chunk: Buffer) => onOutput(chunk.toString('utf8')));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#ready = promise;
    promise.catch(() => {});
    this.#worker.on('message', (message: WorkerMessage) => {
      if ('ready' in message) return resolve();
      if ('failed' in message) {
        reject(this.#failed(message.failed));
        this.end();
      } else this.#waiting?.(message);
    });
    this.#worker.on('error', (error) =>
      this.#crashed({ errorType: error.name, errorMessage: error.message, trace: [] }, reject),
    );
    this.#worker.on('exit', () =>
      this.#crashed({ errorType: 'Runtime.ExitError', errorMessage: 'The runtime ended', trace: [] }, reject),
    );
  }

  /** Runs one event. Rejects with `FunctionFailed`; `seconds` counts from when the bundle is loaded. */
  async run(event: string, seconds: number): Promise<unknown> {
    await this.#inTime(this.#ready, loadingLimit, 'Runtime.InitTimeout');
    this.#jobs += 1;
    const job = { id: this.#jobs, event, deadline: machineNow() + seconds * 1000 };
    const answered = new Promise<Outcome | { readonly failed: Failure }>((resolve) => {
      this.#waiting = resolve;
    });
    this.#worker.postMessage(job);
    const outcome = await this.#inTime(answered, seconds * 1000, 'Sandbox.Timedout');
    if ('failed' in outcome) throw this.#failed(outcome.failed);
    if (outcome.error) throw this.#failed(outcome.error);
    return JSON.parse(outcome.result ?? 'null');
  }

  async end(): Promise<void> {
    this.isGone = true;
    await this.#worker.terminate();
  }

  #failed({ errorType, errorMessage, trace }: Failure): FunctionFailed {
    return new FunctionFailed(this.#name, errorType, errorMessage, trace);
  }

  #crashed(failure: Failure, reject: (error: Error) => void): void {
    this.isGone = true;
    reject(this.#failed(failure));
    this.#waiting?.({ failed: failure });
  }

  async #inTime<T>(work: Promise<T>, ms: number, errorType: string): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      void this.end();
      reject(new FunctionFailed(this.#name, errorType, `Task timed out after ${(ms / 1000).toFixed(2)} seconds`));
    }, ms);
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What goes between the platform and the threads that functions run in. Times are the machine's, in milliseconds. */
export interface WorkerSettings {
  readonly clock: SharedArrayBuffer;
  readonly name: string;
  readonly arn: string;
  readonly memory: number;
  /** The bundle's file, and the name of the handler that it exports. */
  readonly file: string;
  readonly handler: string;
}

export interface Job {
  readonly id: number;
  /** JSON. */
  readonly event: string;
  readonly deadline: number;
}

export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export interface Outcome {
  readonly id: number;
  /** JSON. */
  readonly result?: string;
  readonly error?: Failure;
}

export type WorkerMessage = { readonly ready: true } | { readonly failed: Failure } | Outcome;

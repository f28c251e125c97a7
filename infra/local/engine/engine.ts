/**
 * What the local platform's engine offers to its edges (front server, console, identity, SES, S3, seeds).
 * Shapes only: `startEngine` is in start-engine.ts, so that the engine's own parts can import these without a circle.
 */

/** A resource of a synthesised template. `properties` are resolved (no intrinsic functions left) when first read. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly stack: string;
  /** What `Ref` gives for most types: a readable name such as `assessments`, not AWS's random one. */
  readonly physicalId: string;
  readonly arn: string;
  /** The construct path (`aws:cdk:path`), or the logical id where the template has none. */
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have no shape of their own until they are parsed
  readonly properties: any;
}

export interface Stacks {
  /** By logical id, physical id or ARN; undefined where there is none. */
  get(idOrArn: string): Resource | undefined;
  ofType(type: string): readonly Resource[];
  readonly all: readonly Resource[];
  /** Stack outputs by stack name, resolved. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface PlatformClock {
  now(): Date;
  /** Shared with every worker: give it to `installPlatformDate` (platform-date.ts) in a thread that must follow this clock. */
  readonly buffer: SharedArrayBuffer;
}

/** A call to AWS by a function, in IAM's words: a transaction counts as the actions that IAM would check. */
export interface RecordedCall {
  readonly function: string;
  readonly service: string;
  readonly action: string;
  /** A table, `table/index`, a bucket, a bus, … by physical id. */
  readonly resource: string;
}

export interface CallLog {
  readonly all: readonly RecordedCall[];
}

/** What a function last did. `at` is platform time. */
export interface Invocation {
  readonly at: string;
  readonly ms: number;
  readonly ok: boolean;
  readonly error?: string;
}

export interface LocalFunction {
  /** The folder's name, such as `send-mail`. */
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly last: Invocation | undefined;
  /** The newest lines that it logged, oldest first. */
  readonly log: readonly string[];
}

export interface LocalSchedule {
  /** The name of the function that it starts: the folder in functions/schedules. */
  readonly name: string;
  readonly expression: string;
  readonly timezone: string;
  readonly enabled: boolean;
  readonly nextAt: Date | undefined;
}

export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
  /** Platform time now, unless given. */
  readonly time?: Date;
}

/** A request to AWS's endpoint. `caller` is the function's name, null where the caller is a browser or a test. */
export interface AwsCall {
  readonly service: string;
  readonly caller: string | null;
  readonly method: string;
  /** Undecoded path, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The request target as sent, for checking a signature. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface AwsReply {
  /** 0 closes the connection without an answer. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** What to write into the call log, in IAM's words without the service before them; a call by no function is not logged. */
  readonly record?: readonly { readonly action: string; readonly resource: string }[];
}

/** A named set of JSON values, in the order of their keys. Written at once; what was written survives a kill. */
export interface Collection<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  delete(key: string): void;
  /** In the order of keys; `after` is exclusive. */
  list(options?: {
    readonly after?: string;
    readonly limit?: number;
    readonly prefix?: string;
  }): { key: string; value: T }[];
  count(): number;
}

export interface LocalStore {
  collection<T>(name: string): Collection<T>;
  /** All or nothing; `work` is synchronous. */
  transaction<T>(work: () => T): T;
}

export interface Engine {
  readonly stacks: Stacks;
  readonly clock: PlatformClock;
  readonly calls: CallLog;
  readonly functions: readonly LocalFunction[];
  readonly schedules: readonly LocalSchedule[];
  readonly store: LocalStore;
  /** Base address of the AWS endpoint, such as http://127.0.0.1:3001; S3 is path-style below it. */
  readonly awsEndpoint: string;
  /** Address of DynamoDB Local itself. */
  readonly dynamodbEndpoint: string;
  /** DIR, or undefined where nothing is kept. */
  readonly directory: string | undefined;

  /** By name, logical id or ARN. Rejects with `FunctionFailed` (function-failed.ts) where the function throws or runs out of time. */
  invoke(functionId: string, event: unknown): Promise<unknown>;
  /** `bus` is a name or ARN; `default` is the account's own. Kept before it resolves. */
  putEvents(bus: string, entries: readonly BusEvent[]): Promise<void>;
  /** Puts what the archive kept in a span of time on its bus again; resolves to how many. */
  replay(archiveId: string, from: Date, to: Date): Promise<number>;
  /** Runs it now and resolves when all is quiet; false where there is none of that name. */
  runSchedule(name: string): Promise<boolean>;
  /** Resolves when all is quiet at the new time. Rejects with `ClockWouldGoBack` (platform-clock.ts) where `to` is before now. */
  moveClock(to: Date): Promise<void>;
  /** Resolves when streams, queues, retries, invocations and tracked work are all at rest. */
  quiet(): Promise<void>;
  /** Work of an edge that `quiet` must wait for, such as SES's delivery event. Returns the promise it was given. */
  track<T>(what: string, work: Promise<T>): Promise<T>;
  /** Answers a service's calls, by the service's name in the signature's scope: `s3`, `ses`, `cognito-idp`, … */
  service(name: string, handle: (call: AwsCall) => Promise<AwsReply>): void;
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** The cloud assembly's folder, with the bundles in it (cdk.out). */
  readonly assembly: string;
  /** The folder that keeps everything, or `memory`. */
  readonly data: string;
  /** 0 picks a free one. */
  readonly ports: { readonly aws: number; readonly dynamodb: number };
  /** What pages link to, and what a user pool's ProviderURL resolves to. */
  readonly issuer: string;
  /** Environment of functions that must differ from the template's, by variable: none is needed where the stage is right. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly onProgress?: (line: string) => void;
}

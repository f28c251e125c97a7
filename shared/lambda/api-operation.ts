import type * as z from 'zod';
import type { Caller } from '../application/identify-client.ts';
import type { Scope } from '../domain/directory/person.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call that passed every check of its operation: who calls, and what was sent, in the shapes declared. */
export interface ApiCall<Path, Query, Body> {
  readonly caller: Caller;
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** '' where the operation asks for none. */
  readonly idempotencyKey: string;
}

interface AnswerSpec {
  readonly description: string;
  /** None where the answer has no body of its own; problems are described by themselves. */
  readonly schema?: z.ZodType;
  readonly headers?: readonly string[];
}

interface Declared {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** `/api/assessments/{ref}`; every parameter has its schema in `parameters`. */
  readonly path: string;
  readonly summary: string;
  /** Null: open to everybody. */
  readonly scope: Scope | null;
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** What a body must be; JSON unless said. */
  readonly takes?: 'application/json' | 'text/csv';
  /** Whether `Idempotency-Key` must be sent. */
  readonly idempotent?: boolean;
}

interface Shapes<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  readonly parameters?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly run: (call: ApiCall<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<ApiAnswer>;
}

/** One line of the table that router and OpenAPI are made from. */
export interface Operation extends Declared {
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly run: (call: ApiCall<never, never, never>) => Promise<ApiAnswer>;
}

/** Declares an operation with the types of what its `run` is given. A CSV body is given as bytes. */
export const operation = <
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
>(
  declared: Declared & Shapes<P, Q, B>,
): Operation => declared as unknown as Operation;

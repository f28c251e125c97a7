import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { bodyOf } from '../request-body.ts';

/** What the console answers: JSON, or a page. */
export interface ConsoleAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly html?: string;
}

export const problem = (status: number, title: string): ConsoleAnswer => ({ status, json: { title, status } });

/** The JSON of a request's body by its schema; undefined where it is malformed in any way. */
export async function jsonBody<S extends z.ZodType>(
  request: IncomingMessage,
  schema: S,
): Promise<z.infer<S> | undefined> {
  const text = (await bodyOf(request, 100_000)).toString('utf8');
  try {
    return z.parse(schema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { bodyOf } from '../request-body.ts';

/** What the console answers: JSON, or a page. */
export interface ConsoleAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly html?: string;
}

/**
 * As the platform's own answers have them, errors too. A page of the console may show a mail in a frame, and names itself to the
 * console: a form sent under `no-referrer` says `Origin: null`, which is refused as any other site's is.
 */
export const headersOf = ({ html }: ConsoleAnswer): Readonly<Record<string, string>> => ({
  'Content-Type': html === undefined ? 'application/json' : 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': html === undefined ? 'no-referrer' : 'same-origin',
  'Content-Security-Policy':
    html === undefined
      ? "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
      : "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
});

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

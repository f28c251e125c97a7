import type { ServerResponse } from 'node:http';

/** An answer on its way to the caller; a header with several values goes out several times. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** What a function may answer; anything else is a malformed answer, for which API Gateway says 502. */
export function answerOf(result: unknown): HttpAnswer | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = result as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  const single = headersFrom(headers, (value) => (isScalar(value) ? String(value) : undefined));
  const several = headersFrom(multiValueHeaders, (value) => (Array.isArray(value) ? value.map(String) : undefined));
  if (!single || !several) return undefined;
  const named = new Set(Object.keys(several).map((name) => name.toLowerCase()));
  const kept = Object.entries(single).filter(([name]) => !named.has(name.toLowerCase()));
  return {
    status,
    headers: { ...Object.fromEntries(kept), ...several },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** Writes the answer; to a HEAD goes the length that a GET would have had, and nothing after it. */
export function writeAnswer(response: ServerResponse, answer: HttpAnswer, method: string | undefined): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  const bodiless = answer.status === 204 || answer.status === 304 || answer.status < 200;
  if (!bodiless) response.setHeader('Content-Length', answer.body.length);
  response.end(method === 'HEAD' || bodiless ? undefined : answer.body);
}

function headersFrom<T>(given: unknown, read: (value: unknown) => T | undefined): Record<string, T> | undefined {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object') return undefined;
  const entries: [string, T][] = [];
  for (const [name, value] of Object.entries(given)) {
    const header = read(value);
    if (header === undefined) return undefined;
    entries.push([name, header]);
  }
  return Object.fromEntries(entries);
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

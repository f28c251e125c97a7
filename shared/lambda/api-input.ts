import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import type { FieldFault } from '../contracts/http/problem.ts';
import type { ApiAnswer } from './api-operation.ts';
import { headerOf } from './bearer.ts';
import { invalid, problem } from './problem.ts';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: ApiAnswer };
const not = <T>(answer: ApiAnswer): Read<T> => ({ ok: false, answer });

/** 1 MB: what a body may have. */
const MAX_BYTES = 1024 * 1024;
/** Nothing that we take is nested deeper than a few levels. */
const MAX_DEPTH = 20;

const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' && issue.message.endsWith('received undefined') ? 'This is missing' : issue.message;

/** Faults by field, the first of each: a date that is no date is not also one that does not exist. */
export const faultsOf = (error: z.ZodError): readonly FieldFault[] => {
  const faults = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'There is no such member' }))
      : [{ field: issue.path.join('.'), message: messageOf(issue) }],
  );
  return faults.filter((fault, at) => faults.findIndex(({ field }) => field === fault.field) === at);
};

export const readAs = <S extends z.ZodType>(schema: S, value: unknown): Read<z.infer<S>> => {
  const read = schema.safeParse(value);
  return read.success ? { ok: true, value: read.data } : not(invalid(faultsOf(read.error)));
};

const isList = (field: z.core.$ZodType | undefined): boolean =>
  field instanceof z.ZodOptional ? isList(field.unwrap()) : field instanceof z.ZodArray;

/** A query by its schema: what the schema has as a list may repeat, anything else is given once. */
export const readQuery = (event: APIGatewayProxyEvent, schema: z.ZodObject): Read<unknown> => {
  const given = Object.entries(event.multiValueQueryStringParameters ?? {});
  const twice = given.filter(([name, values]) => (values?.length ?? 0) > 1 && !isList(schema.shape[name]));
  if (twice.length > 0) return not(invalid(twice.map(([field]) => ({ field, message: 'Give this once' }))));
  const read = schema.safeParse(
    Object.fromEntries(given.map(([name, values]) => [name, isList(schema.shape[name]) ? values : values?.[0]])),
  );
  if (read.success) return { ok: true, value: read.data };
  // One of several values at fault is a fault of the parameter.
  return not(
    invalid(faultsOf(read.error).map(({ field, message }) => ({ field: field.replace(/\.\d+$/, ''), message }))),
  );
};

const depthOf = (text: string): number => {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) deepest = Math.max(deepest, ++depth);
    else if (!quoted && (char === '}' || char === ']')) depth -= 1;
  }
  return deepest;
};

const parseJson = (text: string): Read<unknown> => {
  if (depthOf(text) > MAX_DEPTH) return not(problem(400, `The JSON is nested deeper than ${MAX_DEPTH} levels.`));
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return not(problem(400, 'The body is not JSON.'));
  }
};

/** The media type, and whether a charset other than UTF-8 is claimed. */
const typeOf = (event: APIGatewayProxyEvent): { readonly type: string; readonly foreign: boolean } => {
  const [type = '', ...parameters] = (headerOf(event, 'content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1]).find((one) => one);
  return { type: type.trim(), foreign: charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' };
};

/** The body: as bytes where CSV is taken, parsed where JSON is. Its type, size, UTF-8 and JSON are checked, in that order. */
export const readBody = (event: APIGatewayProxyEvent, takes: 'application/json' | 'text/csv'): Read<unknown> => {
  const { type, foreign } = typeOf(event);
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (foreign || (type !== takes && !(type === '' && bytes.length === 0)))
    return not(problem(415, `Send the body as ${takes}, in UTF-8.`));
  if (bytes.length > MAX_BYTES)
    return not(problem(413, 'The body is over 1 MB. Larger files go through POST /api/imports.'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return takes === 'text/csv' ? { ok: true, value: bytes } : parseJson(text);
  } catch {
    return not(problem(400, 'The body is not UTF-8.'));
  }
};

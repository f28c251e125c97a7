import type { FieldFault, Problem } from '../contracts/http/problem.ts';
import type { Refusal } from '../domain/assessment/commands.ts';
import type { ApiAnswer } from './api-operation.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
};

/** An error as RFC 9457 has it, without more than is said here. */
export const problem = (
  status: number,
  detail?: string,
  errors?: readonly FieldFault[],
  headers: Readonly<Record<string, string>> = {},
): ApiAnswer => {
  const body: Problem = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
  return { status, body, headers };
};

/** Unknown paths, unknown ids and foreign ids: one body, so that none can be told from another. */
export const notFound = (): ApiAnswer => problem(404);

export const invalid = (errors: readonly FieldFault[]): ApiAnswer =>
  problem(422, 'What was sent cannot be taken as it is. Nothing was changed.', errors);

/** A refusal of the domain: 409 with the reason where the state does not allow it, 422 where the input is at fault. */
export const refused = ({ kind, reason, field }: Refusal): ApiAnswer =>
  kind === 'conflict' ? problem(409, reason) : invalid([{ field: field ?? '', message: reason }]);

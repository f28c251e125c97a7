import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Identified } from '../application/identify-client.ts';
import type { Log } from '../application/ports/system.ts';
import type { Scope } from '../domain/directory/person.ts';
import { readAs, readBody, readQuery } from './api-input.ts';
import type { ApiAnswer, ApiCall, Operation } from './api-operation.ts';
import { apiRouter, type Routed } from './api-router.ts';
import { bearerOf, headerOf } from './bearer.ts';
import { notFound, problem } from './problem.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';
import { toldOfError } from './told-of-error.ts';

/** Says who holds a token, and whether they may do what needs `scope`. */
export type Identify = (token: string | null, scope: Scope) => Promise<Identified>;

const respond = (answer: ApiAnswer, method: string): APIGatewayProxyResult => ({
  statusCode: answer.status,
  headers: {
    ...securityHeaders,
    'Content-Security-Policy': contentSecurityPolicy(),
    'Content-Type': answer.status >= 400 ? 'application/problem+json' : 'application/json',
    ...answer.headers,
  },
  body: answer.body === undefined || method === 'HEAD' ? '' : JSON.stringify(answer.body),
});

const UNKNOWN = problem(401, 'Send a good access token of a council’s client.', undefined, {
  'WWW-Authenticate': 'Bearer error="invalid_token"',
});
const forbidden = (scope: Scope): ApiAnswer =>
  problem(403, `The token lacks the scope ${scope}.`, undefined, {
    'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"`,
  });

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
const NO_KEY = problem(400, 'Send an Idempotency-Key of 1 to 255 printable characters, a new one for each new issue.');

/** Checks what was sent against the operation's shapes and runs it: the first check that fails is the answer. */
const call = async (
  { operation, parameters }: Routed,
  event: APIGatewayProxyEvent,
  identify: Identify,
): Promise<ApiAnswer> => {
  const caller = operation.scope && (await identify(bearerOf(event), operation.scope));
  if (operation.scope && (!caller || 'isNot' in caller))
    return caller?.isNot === 'allowed' ? forbidden(operation.scope) : UNKNOWN;
  const path = operation.parameters?.safeParse(parameters);
  if (path && !path.success) return notFound();
  const idempotencyKey = operation.idempotent ? headerOf(event, 'idempotency-key') : '';
  if (operation.idempotent && !IDEMPOTENCY_KEY.test(idempotencyKey ?? '')) return NO_KEY;
  const query = operation.query ? readQuery(event, operation.query) : ({ ok: true, value: {} } as const);
  if (!query.ok) return query.answer;
  const takes = operation.takes ?? (operation.body ? 'application/json' : null);
  const sent = takes ? readBody(event, takes) : ({ ok: true, value: undefined } as const);
  if (!sent.ok) return sent.answer;
  const body = operation.body ? readAs(operation.body, sent.value) : sent;
  if (!body.ok) return body.answer;
  return operation.run({
    caller: caller && 'is' in caller ? caller.is : null,
    path: path?.data ?? {},
    query: query.value,
    body: body.value,
    idempotencyKey,
  } as unknown as ApiCall<never, never, never>);
};

/** A surprise is a 500 without a word of why; the log has it, without what was sent. */
const surprises = (log: Log): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  onError: (request) => {
    const { httpMethod: method } = request.event;
    log.error('api failed', { method, ...toldOfError(request.error) });
    request.response = respond(problem(500, 'This did not work. Send it again in a few minutes.'), method);
  },
});

/** A Lambda function that answers with JSON by a table of operations. Logs the operation, never its address, which may hold a reference. */
export const api = (operations: readonly Operation[], identify: Identify, log: Log) => {
  const route = apiRouter(operations);
  const answer = async (event: APIGatewayProxyEvent): Promise<ApiAnswer> => {
    const routed = route(event.httpMethod, event.path);
    if ('operation' in routed) {
      const answered = await call(routed, event, identify);
      log.info('api', { operation: routed.operation.id, status: answered.status });
      return answered;
    }
    const allow = { Allow: routed.allowed.join(', ') };
    return routed.allowed.length === 0 ? notFound() : problem(405, 'This path has no such method.', undefined, allow);
  };
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, Context>()
    .use(surprises(log))
    .handler(async (event) => respond(await answer(event), event.httpMethod));
};

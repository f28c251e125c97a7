import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, TooLarge } from '../request-body.ts';
import type { TemplateResource } from '../template-resource.ts';
import { type GatewayError, gatewayResponses } from './gateway-responses.ts';
import { answerOf, type HttpAnswer, writeAnswer } from './http-answer.ts';
import { proxyEvent } from './proxy-event.ts';
import { matchRoute, routesOf } from './routes.ts';

export interface RestApiOptions {
  /** Every resource of the synthesised templates, references resolved. */
  readonly resources: readonly TemplateResource[];
  readonly now: () => Date;
  /** Runs the function with this ARN; rejects where the function failed. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  /** Milliseconds until the gateway gives up on a function; API Gateway's own is 29 s. */
  readonly timeout?: number;
}

const MEGABYTE = 1024 * 1024;
/** API Gateway takes 10 MB; Lambda takes events of 6 MB, in which a body stands in base64. Both say 413. */
const GATEWAY_LIMIT = 10 * MEGABYTE;
const EVENT_LIMIT = 6 * MEGABYTE;

/** The deployed REST API on this machine: its routes, its gateway responses and its limits, out of the templates. */
export function restApi(
  options: RestApiOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const routes = routesOf(options.resources);
  const errors = gatewayResponses(options.resources);
  const api = options.resources.find(({ type }) => type === 'AWS::ApiGateway::RestApi');
  const binaryTypes = (api?.properties['BinaryMediaTypes'] ?? []) as readonly string[];

  async function answer(request: IncomingMessage): Promise<HttpAnswer | GatewayError> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const match = matchRoute(routes, request.method ?? 'GET', path);
    // The body is read even where there is no route: a caller still writing would not see the answer.
    const body = await bodyOf(request, GATEWAY_LIMIT);
    if (!match) return 'MISSING_AUTHENTICATION_TOKEN';
    const binary = isBinary(binaryTypes, request.headers['content-type']);
    const event = proxyEvent({ request, body, match, now: options.now(), binary });
    if ((event.body?.length ?? 0) > EVENT_LIMIT) return 'REQUEST_TOO_LARGE';
    return withinTime(options.invoke(match.route.functionArn, event), options.timeout ?? 29_000);
  }

  return async (request, response) => {
    const given = await answer(request).catch(
      (error): GatewayError => (error instanceof TooLarge ? 'REQUEST_TOO_LARGE' : 'DEFAULT_5XX'),
    );
    if (typeof given === 'string' && given === 'REQUEST_TOO_LARGE') response.setHeader('Connection', 'close');
    writeAnswer(response, typeof given === 'string' ? errors(given) : given, request.method);
  };
}

async function withinTime(invocation: Promise<unknown>, timeout: number): Promise<HttpAnswer | GatewayError> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeout);
  });
  try {
    const result = await Promise.race([invocation, late]);
    return result === 'late' ? 'INTEGRATION_TIMEOUT' : (answerOf(result) ?? 'DEFAULT_5XX');
  } finally {
    clearTimeout(timer);
    invocation.catch(() => undefined); // a failure after the time-out has nobody left to hear it
  }
}

function isBinary(types: readonly string[], contentType: string | undefined): boolean {
  const media = contentType?.split(';')[0]?.trim().toLowerCase();
  return types.some((type) => type === '*/*' || type === media);
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { account } from '../../engine/resource-names.ts';
import type { RouteMatch } from './routes.ts';

export interface ProxyCall {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly match: RouteMatch;
  /** The platform's clock, not the machine's: the function sees one time only. */
  readonly now: Date;
  /** Whether the API's `BinaryMediaTypes` make this body binary. */
  readonly binary: boolean;
}

/** The event that API Gateway's REST API gives a function (Lambda proxy integration, payload 1.0). */
export function proxyEvent({ request, body, match, now, binary }: ProxyCall): APIGatewayProxyEvent {
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
  const headers = headersOf(request);
  const parameters = [...new URLSearchParams(query)];
  const multiValueQuery = grouped(parameters);
  const requestId = randomUUID();
  return {
    resource: match.route.resource,
    path,
    httpMethod: request.method ?? 'GET',
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: parameters.length > 0 ? lastOf(multiValueQuery) : null,
    multiValueQueryStringParameters: parameters.length > 0 ? multiValueQuery : null,
    pathParameters: match.pathParameters,
    stageVariables: null,
    requestContext: {
      accountId: account,
      apiId: 'local',
      authorizer: undefined,
      domainName: request.headers.host ?? 'localhost',
      extendedRequestId: requestId,
      httpMethod: request.method ?? 'GET',
      identity: identityOf(request),
      path,
      protocol: `HTTP/${request.httpVersion}`,
      requestId,
      requestTime: now.toISOString(),
      requestTimeEpoch: now.getTime(),
      resourceId: match.route.resourceId,
      resourcePath: match.route.resource,
      stage: 'local',
    },
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: body.length > 0 && binary,
  };
}

function headersOf(request: IncomingMessage): Record<string, string[]> {
  const pairs: [string, string][] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? '';
    // API Gateway sets these itself, whatever the caller says; Connection is between hops.
    if (/^(x-forwarded-(for|port|proto)|connection|keep-alive|transfer-encoding)$/i.test(name)) continue;
    pairs.push([name, request.rawHeaders[index + 1] ?? '']);
  }
  pairs.push(['X-Forwarded-For', request.socket.remoteAddress ?? '127.0.0.1']);
  pairs.push(['X-Forwarded-Port', String(request.socket.localPort ?? '')], ['X-Forwarded-Proto', 'http']);
  return grouped(pairs);
}

function grouped(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const groups: Record<string, string[]> = Object.create(null);
  for (const [name, value] of pairs) groups[name] = [...(groups[name] ?? []), value];
  return { ...groups };
}

function lastOf(groups: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.at(-1) ?? '']));
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function identityOf(request: IncomingMessage): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    accessKey: null,
    accountId: null,
    apiKey: null,
    apiKeyId: null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    user: null,
    userAgent: request.headers['user-agent'] ?? null,
    userArn: null,
  };
}

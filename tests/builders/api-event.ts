import type { APIGatewayProxyEvent } from 'aws-lambda';

export interface ApiRequest {
  readonly method?: string;
  /** With its query, encoded. */
  readonly path: string;
  /** Bytes or text go as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const bytesOf = (body: unknown): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));

/** The event that API Gateway's REST API gives a function for a request: the path still encoded, the body in base64. */
export const apiEvent = ({ method = 'GET', path, body, headers = {} }: ApiRequest): APIGatewayProxyEvent => {
  const [route = '', query = ''] = path.split('?');
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  const event: Partial<APIGatewayProxyEvent> = {
    resource: '/api/{proxy+}',
    httpMethod: method,
    path: route,
    headers: { ...headers },
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    multiValueQueryStringParameters: query ? values : null,
    body: body === undefined ? null : bytesOf(body).toString('base64'),
    isBase64Encoded: body !== undefined,
  };
  return event as APIGatewayProxyEvent;
};

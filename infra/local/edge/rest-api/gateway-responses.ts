import { randomUUID } from 'node:crypto';
import type { TemplateResource } from '../template-resource.ts';
import type { HttpAnswer } from './http-answer.ts';

/** The errors that the gateway itself answers, by API Gateway's own names, with what it says where a template says nothing. */
const KINDS = {
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token', family: 'DEFAULT_4XX' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Large', family: 'DEFAULT_4XX' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out', family: 'DEFAULT_5XX' },
  DEFAULT_5XX: { status: 502, message: 'Internal server error', family: 'DEFAULT_5XX' },
} as const;

export type GatewayError = keyof typeof KINDS;

/** How the templates' AWS::ApiGateway::GatewayResponse resources shape an error: the kind's own, else its family's. */
export function gatewayResponses(resources: readonly TemplateResource[]): (error: GatewayError) => HttpAnswer {
  const shaped = resources.filter(({ type }) => type === 'AWS::ApiGateway::GatewayResponse');
  const of = (kind: string) => shaped.find(({ properties }) => properties['ResponseType'] === kind)?.properties;
  return (error) => {
    const { status, message, family } = KINDS[error];
    const own = of(error);
    const shape = own ?? of(family) ?? {};
    const templates = (shape['ResponseTemplates'] ?? {}) as Record<string, string>;
    const [type = 'application/json', template = '{"message":$context.error.messageString}'] =
      Object.entries(templates)[0] ?? [];
    return {
      // A family's status is not taken over by its members: DEFAULT_4XX with a status would turn every 404 into it.
      status: Number(own?.['StatusCode'] ?? status),
      headers: { 'Content-Type': type, ...headersOf(shape) },
      body: Buffer.from(filledIn(template, message, error)),
    };
  };
}

function headersOf(shape: Readonly<Record<string, unknown>>): Record<string, string> {
  const parameters = (shape['ResponseParameters'] ?? {}) as Record<string, string>;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
    const literal = /^'(.*)'$/s.exec(value)?.[1];
    if (header && literal !== undefined) headers[header] = literal;
  }
  return headers;
}

function filledIn(template: string, message: string, error: GatewayError): string {
  return template
    .replaceAll('$context.error.messageString', JSON.stringify(message))
    .replaceAll('$context.error.message', message)
    .replaceAll('$context.error.responseType', error)
    .replaceAll('$context.requestId', randomUUID());
}

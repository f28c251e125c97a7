import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

/** On every answer that the gateway gives by itself, as the functions give them on theirs. */
const HEADERS = {
  'Content-Type': 'application/problem+json',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const ERRORS: readonly { readonly type: ResponseType; readonly status?: number; readonly title: string }[] = [
  // No such route, or no such method on it. API Gateway would say 403; like all that is not there, it is 404.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, status: 404, title: 'Not Found' },
  { type: ResponseType.RESOURCE_NOT_FOUND, status: 404, title: 'Not Found' },
  { type: ResponseType.REQUEST_TOO_LARGE, status: 413, title: 'Content Too Large' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, status: 415, title: 'Unsupported Media Type' },
  { type: ResponseType.THROTTLED, status: 429, title: 'Too Many Requests' },
  { type: ResponseType.WAF_FILTERED, status: 403, title: 'Forbidden' },
  { type: ResponseType.INTEGRATION_TIMEOUT, status: 504, title: 'Gateway Timeout' },
  { type: ResponseType.INTEGRATION_FAILURE, status: 502, title: 'Bad Gateway' },
  // Families: the rest of each, with whatever status each has.
  { type: ResponseType.DEFAULT_4XX, title: 'Bad Request' },
  { type: ResponseType.DEFAULT_5XX, title: 'Internal Server Error' },
];

/** Problem details (RFC 9457) in place of API Gateway's own words. */
export function shapeGatewayErrors(api: RestApi): void {
  const responseHeaders = Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, `'${value}'`]));
  for (const { type, status, title } of ERRORS) {
    const problem = JSON.stringify({ type: 'about:blank', title, ...(status && { status }) });
    api.addGatewayResponse(type.responseType, {
      type,
      ...(status && { statusCode: String(status) }),
      responseHeaders,
      // The gateway picks a template by what the caller accepts, and takes this one where nothing fits.
      templates: { 'application/json': problem },
    });
  }
}

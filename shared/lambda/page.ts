import { gzipSync } from 'node:zlib';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { log } from './log.ts';
import { type PageRequest, pageRequestOf, takesGzip } from './page-request.ts';
import { contentSecurityPolicy, type PolicyParts, securityHeaders } from './security-headers.ts';
import { toldOfError } from './told-of-error.ts';

/** What a page answers: a rendered page, another place to go to (303), or bytes to keep (a CSV file). */
export type PageAnswer = { readonly cookies?: readonly string[] } & (
  | (PolicyParts & {
      readonly status: number;
      readonly html: string;
      /** Seconds after which the browser asks for the page again, without any script. */
      readonly refresh?: number;
    })
  | { readonly goTo: string }
  | { readonly status: number; readonly text: string; readonly type: string; readonly fileName?: string }
);

const ANSWER_TO_NOBODY =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sorry</title></head><body><h1>Sorry, this did not work</h1><p>WORDS</p></body></html>';
const plain = (status: number, words: string): PageAnswer => ({
  status,
  html: ANSWER_TO_NOBODY.replace('WORDS', words),
});
const FAILED = plain(
  500,
  'Nothing was changed by what you just did, or it was done in full. Go back and try again in a few minutes.',
);
const FOREIGN = plain(
  403,
  'This form did not come from our own page. Open your link again and send the form from there.',
);
const UNREADABLE = plain(400, 'We could not read what your browser sent. Go back and try again.');

const cookie = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
/** A cookie that only our own host may set and read; `value` must be free of `;`. */
export const hostCookie = (name: `__Host-${string}`, value: string, seconds: number): string =>
  cookie(name, value, seconds);
export const endCookie = (name: `__Host-${string}`): string => cookie(name, '', 0);

const respond = (event: APIGatewayProxyEvent, answer: PageAnswer): APIGatewayProxyResult => {
  const gzip = takesGzip(event);
  const cookies = answer.cookies?.length ? { multiValueHeaders: { 'Set-Cookie': [...answer.cookies] } } : {};
  if ('goTo' in answer)
    return {
      statusCode: 303,
      headers: { ...securityHeaders, 'Content-Security-Policy': contentSecurityPolicy(), Location: answer.goTo },
      ...cookies,
      body: '',
    };
  const [text, type] = 'html' in answer ? [answer.html, 'text/html; charset=utf-8'] : [answer.text, answer.type];
  return {
    statusCode: answer.status,
    headers: {
      ...securityHeaders,
      'Content-Security-Policy': contentSecurityPolicy('html' in answer ? answer : {}),
      'Content-Type': type,
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
      Vary: 'Accept-Encoding',
      ...('refresh' in answer && answer.refresh !== undefined ? { Refresh: String(answer.refresh) } : {}),
      ...('fileName' in answer ? { 'Content-Disposition': `attachment; filename="${answer.fileName}"` } : {}),
    },
    ...cookies,
    body: gzip ? gzipSync(Buffer.from(text, 'utf8')).toString('base64') : text,
    isBase64Encoded: gzip,
  };
};

/** Logs the route, never the address: the address of a link is a secret. */
const logged = (): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  after: ({ event, response }) =>
    log.info('page', { route: event.resource, method: event.httpMethod, status: response?.statusCode }),
  onError: (request) => {
    log.error('page failed', { route: request.event.resource, ...toldOfError(request.error) });
    request.response = respond(request.event, FAILED);
  },
});

/** A Lambda function that answers with pages: reads the request, calls `answer`, compresses, sets the headers. */
export const page = (answer: (request: PageRequest) => Promise<PageAnswer>) =>
  middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, Context>()
    .use(logged())
    .handler(async (event) => {
      const request = pageRequestOf(event);
      if (!request) return respond(event, UNREADABLE);
      if (!request.ownOrigin) return respond(event, FOREIGN);
      return respond(event, await answer(request));
    });

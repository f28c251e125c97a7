import type { APIGatewayProxyEvent } from 'aws-lambda';

const header = (event: APIGatewayProxyEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/** A page's request, as a handler sees it. */
export interface PageRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Decoded, as the browser asked for it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The fields of a form; empty where there is none. */
  readonly form: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
  /** False where a browser says that this came from another site's page: always true for what is not a POST. */
  readonly ownOrigin: boolean;
  /** Whether a browser vouches that this came from a page of our own; old browsers say nothing. */
  readonly sameOrigin: boolean;
}

/** Whether whoever asks can read a compressed answer; browsers can, some programs that look behind links cannot. */
export const takesGzip = (event: APIGatewayProxyEvent): boolean =>
  /\bgzip\b/.test(header(event, 'accept-encoding') ?? '');

const cookiesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(';')
      .map((pair) => pair.trim().split('='))
      .flatMap(([name, ...value]) => (name ? [[name, value.join('=')]] : [])),
  );

/** Browsers that send no Sec-Fetch-Site are old ones: their forms then stand or fall by the session's token. */
const fromOurselves = (site: string | undefined): boolean =>
  site === undefined || site === 'same-origin' || site === 'none';

const MAX_FORM_BYTES = 1_000_000;

/** Null: a method that no page answers, a form too large, or a form that is none. */
export const pageRequestOf = (event: APIGatewayProxyEvent): PageRequest | null => {
  const method = event.httpMethod;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return null;
  const body = event.body ? Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8') : Buffer.alloc(0);
  if (body.length > MAX_FORM_BYTES) return null;
  const isForm = (header(event, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  if (method === 'POST' && body.length > 0 && !isForm) return null;
  return {
    method,
    path: event.path,
    query: new URLSearchParams(
      Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
        (values ?? []).map((value): [string, string] => [name, value]),
      ),
    ),
    form: new URLSearchParams(method === 'POST' ? body.toString('utf8') : ''),
    cookies: cookiesOf(header(event, 'cookie') ?? ''),
    sameOrigin: header(event, 'sec-fetch-site') === 'same-origin',
    ownOrigin: method !== 'POST' || fromOurselves(header(event, 'sec-fetch-site')),
  };
};

import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

type PageFunction = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

export interface Seen {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly goTo: string | null;
}

const seen = (result: APIGatewayProxyResult): Seen => ({
  status: result.statusCode,
  html: result.isBase64Encoded ? gunzipSync(Buffer.from(result.body, 'base64')).toString('utf8') : result.body,
  headers: result.headers ?? {},
  goTo: typeof result.headers?.Location === 'string' ? result.headers.Location : null,
});

/** What a page's forms hide, the CSRF token among it. */
export const hiddenFields = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

/** A browser without JavaScript, for a page function: keeps cookies, sends forms with the hidden fields of the last page. */
export class PageVisitor {
  readonly #handler: PageFunction;
  readonly cookies = new Map<string, string>();
  #last: Seen | null = null;

  constructor(handler: unknown) {
    this.#handler = handler as PageFunction;
  }

  get(path: string): Promise<Seen> {
    return this.#ask('GET', path, '', {});
  }

  head(path: string): Promise<Seen> {
    return this.#ask('HEAD', path, '', {});
  }

  /** With the hidden fields of the page seen last, unless the form says another. */
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const body = new URLSearchParams({ ...hiddenFields(this.#last?.html ?? ''), ...form }).toString();
    return this.#ask('POST', path, body, headers);
  }

  /** Follows where an answer leads. */
  async follow(answer: Seen): Promise<Seen> {
    if (!answer.goTo) throw new Error(`Not a redirection but ${answer.status}: ${answer.html.slice(0, 500)}`);
    return this.get(answer.goTo);
  }

  async #ask(method: string, address: string, body: string, headers: Readonly<Record<string, string>>): Promise<Seen> {
    const [path = '', query = ''] = address.split('?');
    const multiValueQueryStringParameters: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(query)) multiValueQueryStringParameters[name] = [value];
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const event = {
      httpMethod: method,
      path,
      resource: path,
      headers: {
        'accept-encoding': 'gzip, br',
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      multiValueQueryStringParameters,
      body: body ? Buffer.from(body).toString('base64') : null,
      isBase64Encoded: body !== '',
    } as unknown as APIGatewayProxyEvent;
    const result = await this.#handler(event, {} as Context);
    for (const line of result.multiValueHeaders?.['Set-Cookie'] ?? []) {
      const [pair = ''] = String(line).split(';');
      const at = pair.indexOf('=');
      if (pair.length === at + 1) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.#last = seen(result);
    return this.#last;
  }
}

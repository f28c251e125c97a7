import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { BrowserContext } from 'playwright-core';
import { answerRequest } from '../../../functions/pages/answer-request/handler.ts';
import { answerOf, writeAnswer } from '../../../infra/local/edge/rest-api/http-answer.ts';
import type { PageVisitor } from '../../builders/page-visitor.ts';
import { adviserAtWork } from '../../functions/pages/adviser-at-work.ts';

export type AdviserWork = Awaited<ReturnType<typeof adviserAtWork>>;
type PageFunction = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const eventOf = async (request: IncomingMessage): Promise<APIGatewayProxyEvent> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const body = await bodyOf(request);
  return {
    httpMethod: request.method ?? 'GET',
    path: pathname,
    resource: pathname.startsWith('/r/') ? '/r/{token}' : '/answer/{proxy+}',
    headers: request.headers,
    multiValueQueryStringParameters: Object.fromEntries(
      [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
    ),
    body: body.length > 0 ? body.toString('base64') : null,
    isBase64Encoded: body.length > 0,
  } as unknown as APIGatewayProxyEvent;
};

/** The adviser's pages over stores in memory, on this machine for a real browser: one piece of work at a time. */
export class AdviserSite {
  readonly #server: Server;
  #handler: PageFunction | null = null;

  /** `leftOut`: a header that a measuring program cannot bear. */
  constructor(leftOut?: string) {
    this.#server = createServer((request, response) => {
      const answer = async (): Promise<void> => {
        const result = await this.#handler?.(await eventOf(request), {} as Context);
        const written = answerOf(result);
        if (!written) throw new Error('The pages gave no answer');
        const headers = Object.entries(written.headers).filter(([name]) => name !== leftOut);
        writeAnswer(response, { ...written, headers: Object.fromEntries(headers) }, request.method);
      };
      answer().catch((error: Error) => response.writeHead(500).end(error.stack));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** New work, which the site shows from now on. */
  async work(its: Parameters<typeof adviserAtWork>[0] = {}): Promise<AdviserWork> {
    const work = await adviserAtWork(its);
    this.#handler = answerRequest(work.ports) as unknown as PageFunction;
    return work;
  }

  /** Gives a browser what a visitor keeps: it goes on where the visitor stands. */
  goOn(context: BrowserContext, visitor: PageVisitor): Promise<void> {
    const cookies = [...visitor.cookies].map(([name, value]) => ({
      name,
      value,
      url: this.origin.replace('http:', 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax' as const,
    }));
    return context.addCookies(cookies);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

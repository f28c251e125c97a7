import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { restApi } from '../../../../infra/local/edge/rest-api/rest-api.ts';
import { matchRoute, routesOf } from '../../../../infra/local/edge/rest-api/routes.ts';
import type { TemplateResource } from '../../../../infra/local/edge/template-resource.ts';

const arn = (name: string) => `arn:aws:lambda:eu-west-2:000000000000:function:${name}`;
const resource = (id: string, type: string, properties: object): TemplateResource => ({
  id,
  type: `AWS::ApiGateway::${type}`,
  physicalId: id,
  properties,
});
const part = (id: string, parent: string, name: string) =>
  resource(id, 'Resource', { ParentId: parent, PathPart: name, RestApiId: 'Api' });
const method = (on: string, name: string, fn: string) =>
  resource(`${on}${name}`, 'Method', {
    HttpMethod: name,
    ResourceId: on,
    AuthorizationType: 'NONE',
    Integration: {
      Type: 'AWS_PROXY',
      Uri: `arn:aws:apigateway:eu-west-2:lambda:path/2015-03-31/functions/${arn(fn)}/invocations`,
    },
  });

const resources: TemplateResource[] = [
  resource('Api', 'RestApi', { BinaryMediaTypes: ['*/*'] }),
  method('root', 'GET', 'home'),
  part('Api_', 'root', 'api'),
  part('ApiProxy', 'Api_', '{proxy+}'),
  method('ApiProxy', 'ANY', 'advice-api'),
  part('R', 'root', 'r'),
  part('RToken', 'R', '{token}'),
  method('RToken', 'GET', 'answer'),
  method('RToken', 'HEAD', 'answer'),
  part('RFixed', 'R', 'fixed'),
  method('RFixed', 'POST', 'fixed'),
  resource('Missing', 'GatewayResponse', {
    ResponseType: 'MISSING_AUTHENTICATION_TOKEN',
    StatusCode: '404',
    ResponseParameters: { 'gatewayresponse.header.X-Content-Type-Options': "'nosniff'" },
    ResponseTemplates: { 'application/problem+json': '{"title":"Not Found","status":404}' },
  }),
  resource('Broken', 'GatewayResponse', {
    ResponseType: 'DEFAULT_5XX',
    ResponseParameters: { 'gatewayresponse.header.Cache-Control': "'no-store'" },
  }),
];

const events: { arn: string; event: APIGatewayProxyEvent }[] = [];
let reply: () => Promise<unknown>;
const listener = restApi({
  resources,
  now: () => new Date('2026-03-02T09:00:00Z'),
  timeout: 200,
  invoke: (functionArn, event) => {
    events.push({ arn: functionArn, event: event as APIGatewayProxyEvent });
    return reply();
  },
});
const server = createServer((request, response) => void listener(request, response));
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  events.length = 0;
  reply = async () => ({ statusCode: 200, body: 'ok' });
});

/** By node:http, since fetch would tidy the path and hide HEAD's body. */
async function ask(verb: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = httpRequest(`${origin}${path}`, { method: verb, headers }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the local REST API', () => {
  it('hands a request to its function as API Gateway would, the body in base64', async () => {
    await ask(
      'POST',
      '/api/a%2Fb/c?x=1&x=2&y=%26',
      { 'Content-Type': 'application/json', 'X-Forwarded-For': '1.2.3.4' },
      '{"ü":1}',
    );
    expect(events[0]?.arn).toBe(arn('advice-api'));
    expect(events[0]?.event).toMatchObject({
      resource: '/api/{proxy+}',
      path: '/api/a%2Fb/c',
      httpMethod: 'POST',
      pathParameters: { proxy: 'a%2Fb/c' },
      queryStringParameters: { x: '2', y: '&' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: ['&'] },
      isBase64Encoded: true,
      body: Buffer.from('{"ü":1}').toString('base64'),
      requestContext: { resourcePath: '/api/{proxy+}', requestTimeEpoch: Date.parse('2026-03-02T09:00:00Z') },
    });
    expect(events[0]?.event.headers['X-Forwarded-For']).not.toContain('1.2.3.4');
  });

  it('gives null, not an empty object, where there is no body, query or parameter', async () => {
    await ask('GET', '/');
    expect(events[0]?.event).toMatchObject({
      body: null,
      isBase64Encoded: false,
      pathParameters: null,
      queryStringParameters: null,
    });
  });

  it('sends back status, single and repeated headers and a base64 body', async () => {
    reply = async () => ({
      statusCode: 201,
      headers: { 'X-One': 'a', 'set-cookie': 'lost=1' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    });
    const answer = await ask('GET', '/r/token');
    expect(answer).toMatchObject({
      status: 201,
      headers: { 'x-one': 'a', 'set-cookie': ['a=1', 'b=2'], 'content-length': '2' },
    });
  });

  it('answers HEAD with the length of the body and without the body', async () => {
    expect(await ask('HEAD', '/r/token')).toMatchObject({ status: 200, headers: { 'content-length': '2' }, body: '' });
  });

  it.each([
    ['GET', '/nowhere'],
    ['GET', '/api'],
    ['POST', '/r/token'],
    ['GET', '/r/fixed'],
    ['GET', '/r//'],
  ])('answers %s %s with the template’s own response for a missing route, and runs nothing', async (verb, path) => {
    const answer = await ask(verb, path);
    expect(answer.status).toBe(404);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
    expect(JSON.parse(answer.body)).toEqual({ title: 'Not Found', status: 404 });
    expect(events).toHaveLength(0);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('broken'))],
    ['answers nothing', async () => undefined],
    ['answers no status', async () => ({ body: 'x' })],
    ['answers an object as its body', async () => ({ statusCode: 200, body: {} })],
    ['answers a header that is none', async () => ({ statusCode: 200, headers: { a: {} } })],
  ])('says 502 with the template’s headers where the function %s', async (_what, broken) => {
    reply = broken;
    const answer = await ask('GET', '/r/token');
    expect(answer).toMatchObject({ status: 502, headers: { 'cache-control': 'no-store' } });
    expect(answer.body).not.toContain('broken');
  });

  it('gives up on a function that takes too long, with 504', async () => {
    reply = () => new Promise((resolve) => setTimeout(resolve, 400));
    expect((await ask('GET', '/r/token')).status).toBe(504);
  });

  it('refuses a body over 10 MB, and one that would not fit into a function’s event, with 413', async () => {
    expect((await ask('POST', '/api/x', {}, Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await ask('POST', '/api/x', {}, Buffer.alloc(5 * 1024 * 1024))).status).toBe(413);
    expect(events).toHaveLength(0);
    expect((await ask('POST', '/api/x', {}, Buffer.alloc(1024 * 1024))).status).toBe(200);
  });
});

describe('routes from a template', () => {
  it('prefer a word to a parameter and a parameter to a greedy one, and a method of their own to ANY', () => {
    const routes = routesOf([
      ...resources,
      method('ApiProxy', 'GET', 'reader'),
      part('ApiWord', 'Api_', 'openapi.json'),
      method('ApiWord', 'GET', 'word'),
    ]);
    const found = (verb: string, path: string) => matchRoute(routes, verb, path)?.route.functionArn;
    expect(found('GET', '/api/openapi.json')).toBe(arn('word'));
    expect(found('GET', '/api/other')).toBe(arn('reader'));
    expect(found('PUT', '/api/other/more')).toBe(arn('advice-api'));
    expect(found('GET', '/r/token/')).toBe(arn('answer'));
    expect(found('GET', '/r/fixed')).toBeUndefined();
  });

  it('are refused by name where this machine could not run them', () => {
    const http = resource('M', 'Method', { HttpMethod: 'GET', ResourceId: 'root', Integration: { Type: 'HTTP' } });
    expect(() => routesOf([http])).toThrow('M: integration HTTP is not run here');
    const guarded = resource('M', 'Method', {
      HttpMethod: 'GET',
      ResourceId: 'root',
      AuthorizationType: 'AWS_IAM',
      Integration: {},
    });
    expect(() => routesOf([guarded])).toThrow('M: authorisation AWS_IAM is not run here');
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from '../../../../infra/local/edge/request-body.ts';
import type { AwsCall, AwsReply } from '../../../../infra/local/engine/engine.ts';

/** Puts one service's handler behind HTTP, so that a test can talk to it with AWS's own SDK. */
export async function awsEndpoint(service: string, handle: (call: AwsCall) => Promise<AwsReply>) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://local');
    const reply = await handle({
      service,
      caller: null,
      method: request.method ?? 'GET',
      path: (request.url ?? '/').split('?')[0] ?? '/',
      query: url.searchParams,
      url: request.url ?? '/',
      headers: request.headers as Record<string, string>,
      body: await bodyOf(request, 64 * 1024 * 1024),
    });
    if (reply.status === 0) return response.destroy();
    return response.writeHead(reply.status, { ...reply.headers }).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AwsCall, AwsReply } from './engine.ts';
import { functionOfAccessKey } from './function-environment.ts';
import type { RecordedCalls } from './recorded-calls.ts';

export type ServiceHandler = (call: AwsCall) => Promise<AwsReply>;

export interface AwsEndpoint {
  readonly origin: string;
  service(name: string, handle: ServiceHandler): void;
  /** Answers a call without HTTP: for what AWS's services say to one another. */
  dispatch(call: AwsCall): Promise<AwsReply>;
  stop(): Promise<void>;
}

const errorReply = (status: number, type: string, message: string): AwsReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: type, message }),
});

/**
 * One loopback address for all of AWS: the service is the one in the signature's credential scope, the caller its access key. Answers are dated by the
 * platform's clock: the SDK signs by what AWS says that the time is, once that is more than five minutes from its own.
 */
export async function startAwsEndpoint(port: number, calls: RecordedCalls, now: () => Date): Promise<AwsEndpoint> {
  const services = new Map<string, ServiceHandler>();

  const dispatch = async (call: AwsCall): Promise<AwsReply> => {
    const handle = services.get(call.service);
    if (!handle)
      return errorReply(501, 'NotImplemented', `The local platform has no service ${call.service || '(unsigned)'}`);
    const reply = await handle(call);
    if (call.caller !== null) calls.record(call.caller, call.service, reply.record ?? []);
    return reply;
  };

  const server = createServer(async (incoming, outgoing) => {
    try {
      const { status, headers, body } = await dispatch(await toCall(incoming));
      if (status === 0) return outgoing.destroy();
      const content = incoming.method === 'HEAD' ? undefined : (body ?? '');
      const length = content === undefined ? {} : { 'content-length': Buffer.byteLength(content) };
      outgoing.writeHead(status, { ...headers, ...length, date: now().toUTCString() }).end(content);
    } catch (error) {
      if (outgoing.headersSent) return outgoing.destroy();
      const { status, headers, body } = errorReply(500, 'InternalFailure', String(error));
      return outgoing.writeHead(status, { ...headers }).end(body);
    }
    return undefined;
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
  return { origin, dispatch, service: (name, handle) => void services.set(name, handle), stop: () => close(server) };
}

async function toCall(incoming: IncomingMessage): Promise<AwsCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = incoming.url ?? '/';
  const [path = '/', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const signed = /Credential=([^/,\s]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers['authorization'] ?? '');
  const presigned = query.get('X-Amz-Credential')?.split('/');
  // A browser's presigned upload names its credential in the form alone: only S3 has such.
  const service = signed?.[2] ?? presigned?.[3] ?? 's3';
  // A presigned address is used by a browser in a function's name: its call is the browser's.
  const caller = signed ? functionOfAccessKey(signed[1] ?? '') : null;
  return { service, caller, method: incoming.method ?? 'GET', path, query, url, headers, body: Buffer.concat(chunks) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

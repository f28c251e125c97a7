import { Agent, request } from 'node:http';

export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** DynamoDB Local asks for a signature's form, never its truth. */
const signature =
  'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

export class DynamodbError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = 'DynamodbError';
    this.type = type;
  }
}

/** Speaks DynamoDB's protocol with the local database over connections that stay open. */
export class DynamodbWire {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** Passes a request on as it is: `target` is the x-amz-target header. */
  send(target: string, body: Buffer | string, authorization = signature): Promise<WireReply> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        authorization,
        'content-length': Buffer.byteLength(body),
      };
      const options = { host: '127.0.0.1', port: this.#port, method: 'POST', path: '/', agent: this.#agent, headers };
      const outgoing = request(options, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const kept = ['content-type', 'x-amzn-requestid', 'x-amz-crc32'] as const;
          const pairs = kept.flatMap((name) =>
            incoming.headers[name] ? [[name, String(incoming.headers[name])]] : [],
          );
          resolve({
            status: incoming.statusCode ?? 500,
            headers: Object.fromEntries(pairs),
            body: Buffer.concat(chunks),
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Calls an action such as `CreateTable`, or one of the streams' with its prefix; rejects with `DynamodbError`. */
  async call<T>(action: string, input: object): Promise<T> {
    const target = action.includes('.') ? action : `DynamoDB_20120810.${action}`;
    const { status, body } = await this.send(target, JSON.stringify(input));
    const reply = JSON.parse(body.toString('utf8') || '{}') as T & {
      __type?: string;
      message?: string;
      Message?: string;
    };
    if (status === 200) return reply;
    throw new DynamodbError(
      reply.__type?.split('#').at(-1) ?? 'Unknown',
      reply.message ?? reply.Message ?? String(status),
    );
  }

  close(): void {
    this.#agent.destroy();
  }
}

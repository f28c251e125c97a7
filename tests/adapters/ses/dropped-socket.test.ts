import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sesClient } from '../../../shared/adapters/ses/ses-client.ts';
import { SesMailer } from '../../../shared/adapters/ses/ses-mailer.ts';
import { anOutgoingMail } from '../../builders/outgoing-mail.ts';

let server: Server;
let requests = 0;
const config = () => ({
  region: 'eu-west-2',
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
});

beforeAll(async () => {
  server = createServer((request) => {
    request.resume().on('end', () => {
      requests += 1;
      request.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  requests = 0;
});

it('a socket that takes the mail and drops: one request by the SDK, and it may have gone', async () => {
  const result = await new SesMailer(sesClient(config()), 'council-mail').send(anOutgoingMail());
  console.log(`dropped socket: ${requests} request by the SDK`);
  expect(requests).toBe(1);
  expect(result.was).toBe('unclear');
});

it('the SDK left to itself would have sent the mail again', async () => {
  await new SesMailer(new SESv2Client(config()), 'council-mail').send(anOutgoingMail());
  expect(requests).toBeGreaterThan(1);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type Database, startDatabase } from '../../../infra/local/engine/database.ts';
import { freePort } from '../../../infra/local/engine/free-port.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers with the port of DynamoDB Local, which it starts when it is first asked. */
    databaseOnDemand: string;
  }
}

/** Vitest's global setup: one DynamoDB Local in memory for the whole run, and none where no test asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let database: Promise<Database> | undefined;
  const server = createServer(async (_, answer) => {
    try {
      database ??= startDatabase(await freePort(0), undefined, { manyCalls: true });
      answer.end(String((await database).port));
    } catch (error) {
      answer.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  project.provide('databaseOnDemand', `http://127.0.0.1:${port}`);
  return async () => {
    server.close();
    await (await database?.catch(() => undefined))?.stop();
  };
}

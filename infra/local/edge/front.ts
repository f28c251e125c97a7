import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { StartRefused } from '../engine/start-refused.ts';
import { type Listening, loopback } from './loopback.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The one address that people and programs know: the console under /local and /health, the platform's REST API under the rest.
 * @throws {StartRefused} where the port is taken
 */
export async function openFront(port: number, parts: { console: Listener; restApi: Listener }): Promise<Listening> {
  const make = () =>
    createServer((request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      const part =
        path === '/health' || path === '/local' || path.startsWith('/local/') ? parts.console : parts.restApi;
      part(request, response).catch((error) => {
        console.error(error);
        response.destroy();
      });
    });
  return loopback(port, make).catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken: choose another with --port`
        : `Cannot listen on port ${port}: ${error.message}`,
    );
  });
}

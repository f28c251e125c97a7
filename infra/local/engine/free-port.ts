import { createServer } from 'node:net';
import { StartRefused } from './start-refused.ts';

/** The port itself where it is free, any free one for 0; refuses one that is taken. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartRefused(`Port ${wanted} cannot be used (${error.code}): choose another --port`)),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

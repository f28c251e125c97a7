import type { Server } from 'node:http';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on this machine alone, on both 127.0.0.1 and ::1: `localhost` means either, by browser and by system.
 * @param port 0 picks a free one
 * @throws the listening's own error, such as EADDRINUSE
 */
export async function loopback(port: number, makeServer: () => Server): Promise<Listening> {
  const first = makeServer();
  const taken = await listen(first, port, '127.0.0.1');
  const second = makeServer();
  const servers = [first];
  try {
    await listen(second, taken, '::1');
    servers.push(second);
  } catch (error) {
    // A machine without IPv6 has no ::1; anything else on the port would be answered by somebody else.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      await close(first);
      throw error;
    }
  }
  return { port: taken, close: async () => void (await Promise.all(servers.map(close))) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

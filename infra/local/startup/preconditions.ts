import { accessSync, constants, mkdirSync } from 'node:fs';
import { freePort } from '../engine/free-port.ts';
import { findJava } from '../engine/java.ts';
import { StartRefused } from '../engine/start-refused.ts';

/**
 * What can be known before anything is synthesised or started: Java, the ports, the folder.
 * @throws {StartRefused} with what is wrong and what to do
 */
export async function checkPreconditions({ ports, data }: { ports: readonly number[]; data: string }): Promise<void> {
  findJava();
  for (const port of ports) await freePort(port);
  if (data === 'memory') return;
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefused(
      `${data} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another --data`,
    );
  }
}

/**
 * Keeps DynamoDB Local: a program of its own, in a session of its own. A kill of `npm start` (or Ctrl-C, which goes to the
 * whole terminal) must not take Java with it, since Java may then lose the last transaction that it acknowledged. So this
 * waits until its standard input closes, which the system does however `npm start` ended, and ends Java gently.
 *
 * Arguments: a JSON object `{ java, folder, args, lock? }`. Writes a line `exit N` when Java ended by itself.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

interface Order {
  readonly java: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly lock?: string;
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const java = spawn(order.java, order.args, { cwd: order.folder, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => java.kill('SIGTERM'));

if (order.lock !== undefined) {
  const held = JSON.parse(readFileSync(order.lock, 'utf8')) as object;
  writeFileSync(order.lock, JSON.stringify({ ...held, keeper: process.pid, java: java.pid }));
}

java.on('exit', (code) => {
  if (order.lock !== undefined) rmSync(order.lock, { force: true });
  process.stdout.write(`exit ${code ?? 'by a signal'}\n`, () => process.exit(0));
});
process.stdout.on('error', () => {});

process.stdin.resume();
process.stdin.on('close', () => {
  java.kill('SIGTERM');
  setTimeout(() => java.kill('SIGKILL'), 15_000).unref();
});

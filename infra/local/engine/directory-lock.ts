import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineNow } from './platform-date.ts';
import { StartRefused } from './start-refused.ts';

interface Holder {
  /** The process of `npm start`. */
  readonly owner?: number;
  /** The keeper of its database, and the database. They may outlive the owner by some seconds. */
  readonly keeper?: number;
  readonly java?: number;
}

const patience = 20_000;

/** The path of the lock file in DIR. */
export const lockPath = (directory: string): string => join(directory, 'lock.json');

/**
 * Makes DIR this process's alone: two databases on one file would corrupt nothing and warn of nothing. Where the one before
 * was killed, waits until its database has ended; where another is running, refuses.
 */
export async function lockDirectory(directory: string, onWait: () => void = () => {}): Promise<void> {
  makeWritable(directory);
  const path = lockPath(directory);
  const until = machineNow() + patience;
  for (let waited = false; ; waited = true) {
    if (tryLock(path)) return;
    const { owner, keeper, java } = holderOf(path);
    if (isAlive(owner))
      throw new StartRefused(`${directory} is in use by the process ${owner}: stop it, or choose another --data`);
    if (!isAlive(keeper) && !isAlive(java)) {
      rmSync(path, { force: true });
      continue;
    }
    if (machineNow() > until)
      throw new StartRefused(`${directory} is still in use by the database ${java}: stop it, and start again`);
    if (!waited) onWait();
    await sleep(100);
  }
}

export function unlockDirectory(directory: string): void {
  rmSync(lockPath(directory), { force: true });
}

function makeWritable(directory: string): void {
  try {
    makeFolder(resolve(directory));
    writeFileSync(join(directory, '.writable'), '');
    rmSync(join(directory, '.writable'));
  } catch (error) {
    throw new StartRefused(
      `${directory} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another --data`,
    );
  }
}

/** Not `recursive: true`: where a file system says that it has no such folder (as /proc does), Node then tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify({ owner: process.pid }), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function holderOf(path: string): Holder {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return {};
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory, lockPath, unlockDirectory } from '../../../../infra/local/engine/directory-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehc-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The id of a process that has ended. */
const ended = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock on a folder', () => {
  it('makes the folder, keeps others out, and lets go', async () => {
    const deep = join(folder, 'a', 'b');
    await lockDirectory(deep);
    await expect(lockDirectory(deep)).rejects.toThrow(`${deep} is in use by the process ${process.pid}`);
    unlockDirectory(deep);
    await lockDirectory(deep);
    expect(existsSync(lockPath(deep))).toBe(true);
  });

  it('takes over what a process that was killed left behind, with its database', async () => {
    writeFileSync(lockPath(folder), JSON.stringify({ owner: ended(), keeper: ended(), java: ended() }));
    await expect(lockDirectory(folder)).resolves.toBeUndefined();
  });

  it('takes over a lock that was never written to its end', async () => {
    writeFileSync(lockPath(folder), '');
    await expect(lockDirectory(folder)).resolves.toBeUndefined();
  });

  it('waits, and says so once, while the database of a killed process still ends', async () => {
    writeFileSync(lockPath(folder), JSON.stringify({ owner: ended(), keeper: process.pid }));
    let said = 0;
    const locked = lockDirectory(folder, () => {
      said += 1;
      setTimeout(() => unlockDirectory(folder), 250);
    });
    await expect(locked).resolves.toBeUndefined();
    expect(said).toBe(1);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../infra/local/engine/engine.ts';
import { startEngine } from '../../../../infra/local/engine/start-engine.ts';
import { StartRefused } from '../../../../infra/local/engine/start-refused.ts';
import { aTable, type SmallAssembly, smallAssembly } from './small-assembly.ts';
import { bundles, dynamodb, notes, resources } from './small-platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'ehc-kept-'));
const data = join(folder, 'data');
const ahead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const movedTo = ahead(7);
let assembly: SmallAssembly;
let child: ChildProcess;

const start = (at: SmallAssembly = assembly, directory = data): Promise<Engine> =>
  startEngine({ assembly: at.folder, data: directory, ports: { aws: 0, dynamodb: 0 }, issuer: 'http://localhost:1' });

beforeAll(async () => {
  assembly = await smallAssembly({ small: { Resources: resources } }, bundles);
  const program = join(import.meta.dirname, 'kept-platform.ts');
  child = spawn(process.execPath, [program, assembly.folder, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout!) if (String(chunk).includes('ready')) break;
}, 60_000);

afterAll(() => {
  child?.kill('SIGKILL');
  assembly?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('a platform that keeps everything in a folder', () => {
  it('refuses a second start beside the first, naming the process', async () => {
    await expect(start()).rejects.toThrow(StartRefused);
    await expect(start()).rejects.toThrow(`in use by the process ${child.pid}`);
  });

  it('after a kill has its records, its clock, and what waited in its queues and streams', async () => {
    const { java } = JSON.parse(readFileSync(join(data, 'lock.json'), 'utf8')) as { java: number };
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(() => process.kill(java, 0)).not.toThrow();

    const engine = await start();
    try {
      expect(await notes(engine, 'kept')).toEqual(['before the kill']);
      expect(engine.clock.now().toISOString().slice(0, 15)).toBe(`${movedTo}T10:0`);
      await engine.quiet();
      expect(await notes(engine, 'event')).toEqual(['in the queue']);
      const mail = { pk: { S: 'mail' }, sk: { S: 'one' }, lane: { S: 'now' } };
      await dynamodb(engine, 'PutItem', { TableName: 'mail', Item: mail });
      await engine.quiet();
      expect(await notes(engine, 'seen')).toEqual(['mail one']);
    } finally {
      await engine.stop();
    }
    expect(existsSync(join(data, 'lock.json'))).toBe(false);
  }, 60_000);

  it('does not read a stream again from its beginning, and runs once what came due while it was off', async () => {
    const engine = await start();
    try {
      for (const sk of await notes(engine, 'seen')) {
        const Key = { pk: { S: 'seen' }, sk: { S: sk } };
        await dynamodb(engine, 'DeleteItem', { TableName: 'notes', Key });
      }
      engine.store.collection<number>('scheduler').put('ranUntil', Date.parse(`${ahead(5)}T03:00:00Z`));
      const before = await notes(engine, 'daily');
      await expect.poll(async () => (await notes(engine, 'daily')).length, { timeout: 10_000 }).toBe(before.length + 1);
      await engine.quiet();
      expect((await notes(engine, 'daily')).at(-1)).toContain(`due ${movedTo}T0`);
      expect(await notes(engine, 'seen')).toEqual([]);
    } finally {
      await engine.stop();
    }
  }, 60_000);

  it('refuses tables of another shape, saying what differs', async () => {
    const other = {
      ...resources,
      Mail: aTable({ StreamSpecification: undefined }),
      Stream: { Type: 'AWS::SQS::Queue' },
    };
    const changed = await smallAssembly({ small: { Resources: other } }, bundles);
    await expect(start(changed)).rejects.toThrow(
      /table mail was kept with another shape \(.*index pending.*stream NEW_IMAGE; stream off\)/,
    );
    changed.remove();
  }, 60_000);

  it('refuses a folder that cannot be written, an assembly that is not there, and a machine without Java', async () => {
    await expect(start(assembly, '/proc/nothing')).rejects.toThrow('/proc/nothing cannot be written');
    const nowhere = { folder: join(folder, 'nowhere'), remove: () => {} };
    await expect(start(nowhere, join(folder, 'other'))).rejects.toThrow('there is no manifest.json');
    const path = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      await expect(start()).rejects.toThrow(/needs Java 17 or newer, and there is no Java here: install it/);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

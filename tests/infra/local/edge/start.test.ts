import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const PORT = Number(process.env['PLATFORM_PORT'] ?? 38_300);
const folder = mkdtempSync(join(tmpdir(), 'start-test-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** `npm start` without npm, which would add lines of its own. */
function start(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['infra/local/start.ts', ...args], { env: { ...process.env, ...environment } });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said, ended };
}

async function refusal(args: readonly string[], environment: Record<string, string> = {}) {
  const { said, ended } = start(args, environment);
  return { code: await ended, lines: said.err.trim().split('\n') };
}

describe('a start that cannot work', () => {
  it.each([
    [['--port', 'x'], /^--port x is not a number from 1024 to 65526\. Usage: npm start -- --port 3000/],
    [['--port', '65530'], /^--port 65530 is not a number/],
    [['--seed', 'other'], /^--seed other is none of example, published, none\. Usage/],
    [['--mail-rate', '0'], /^--mail-rate 0 is not a number/],
    [['--data', ''], /^--data needs a folder, or memory/],
    [['--colour'], /^Unknown option '--colour'\. Usage/],
    [['stray'], /^Unexpected argument 'stray'\. Usage/],
  ])('because of %j says why in one line and exits 1', async (args, reason) => {
    const { code, lines } = await refusal(args);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(reason)]);
  });

  it.each([PORT, PORT + 1, PORT + 2, PORT + 3])('because port %i is taken says so', async (taken) => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(taken, '127.0.0.1', resolve));
    const { code, lines } = await refusal(['--port', String(PORT), '--data', 'memory', '--seed', 'none']);
    await new Promise((resolve) => holder.close(resolve));
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(`Port ${taken} cannot be used \\(EADDRINUSE\\): choose another --port`),
    ]);
  });

  it('because its folder cannot be written says so', async () => {
    const { code, lines } = await refusal(['--port', String(PORT), '--data', '/dev/null/records']);
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^\/dev\/null\/records cannot be written \(ENOTDIR\): choose another --data/),
    ]);
  });

  it('because there is no Java says how to install it', async () => {
    const { code, lines } = await refusal(['--port', String(PORT), '--data', 'memory'], {
      PATH: folder,
      JAVA_HOME: folder,
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/there is no Java here: install it/)]);
  });
});

describe('a start that works', () => {
  it('is healthy, knows both councils’ clients, and ends by SIGTERM with 0; a second start has the same records', async () => {
    const secrets: string[] = [];
    for (const turn of [1, 2]) {
      const { child, said, ended } = start(['--port', String(PORT), '--data', join(folder, 'kept'), '--seed', 'none']);
      await expect.poll(() => said.out + said.err, { timeout: 90_000, interval: 200 }).toContain('Ready');
      expect((await fetch(`http://localhost:${PORT}/health`)).status).toBe(200);
      const settings = (await (await fetch(`http://127.0.0.1:${PORT}/local/settings.json`)).json()) as Record<
        string,
        string
      >;
      secrets.push(settings['clientSecret'] ?? `none in turn ${turn}`);
      const token = await fetch(settings['tokenEndpoint'] ?? '', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: 'advice/read advice/write advice/content scorecard/read',
          client_id: settings['clientId'] ?? '',
          client_secret: settings['clientSecret'] ?? '',
        }),
      });
      expect(token.status).toBe(200);
      const pages = await fetch(`http://localhost:${PORT}/no/such/page`);
      expect([pages.status, await pages.json()]).toEqual([
        404,
        { type: 'about:blank', title: 'Not Found', status: 404 },
      ]);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
    expect(secrets[1]).toBe(secrets[0]);
  }, 240_000);
});

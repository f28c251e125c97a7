import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface LocalMail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
  readonly tags: { readonly mail: string; readonly kind: string; readonly request?: string };
}
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the platform answers; each step says what it expects of it
  readonly body: any;
  readonly headers: Headers;
}

const free = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Ten ports in a row of which the first four, those that the platform opens, are free; below those that systems give to whoever calls out. */
export const tenPorts = async (): Promise<number> => {
  for (let tried = 0; tried < 200; tried += 1) {
    const port = 20_000 + 10 * Math.floor(Math.random() * 1200);
    if ((await Promise.all([0, 1, 2, 3].map((more) => free(port + more)))).every(Boolean)) return port;
  }
  throw new Error('No ten free ports in a row were found');
};

const READY_MS = 180_000;

/**
 * `npm start` as a process of its own, and what a program can ask of it. Its stacks are synthesised for a port; `PLATFORM_PORT` lets programs
 * that run one after the other share them.
 */
export class RunningPlatform {
  readonly origin: string;
  readonly #child: ChildProcess;
  #token: { readonly value: string; readonly until: number } | null = null;

  private constructor(origin: string, child: ChildProcess) {
    this.origin = origin;
    this.#child = child;
  }

  static async start(options: {
    readonly seed: 'example' | 'published' | 'none';
    readonly data?: string;
    readonly port?: number;
    readonly flags?: readonly string[];
  }): Promise<RunningPlatform> {
    const port = options.port ?? (Number(process.env['PLATFORM_PORT']) || (await tenPorts()));
    const flags = [
      '--port',
      String(port),
      '--seed',
      options.seed,
      '--data',
      options.data ?? 'memory',
      ...(options.flags ?? []),
    ];
    const child = spawn('npm', ['start', '--silent', '--', ...flags], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout?.on('data', (text) => (said += text));
    child.stderr?.on('data', (text) => (said += text));
    const platform = new RunningPlatform(`http://localhost:${port}`, child);
    const end = (): void => platform.kill();
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const until = Date.now() + READY_MS;
    while (!(await platform.#isUp())) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`The platform did not start:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return platform;
  }

  async #isUp(): Promise<boolean> {
    return fetch(`${this.origin}/health`).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** SIGKILL to the platform and its whole group. */
  kill(): void {
    try {
      if (this.#child.pid && this.#child.exitCode === null) process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    if (this.#child.pid) process.kill(-this.#child.pid, 'SIGTERM');
    return ended;
  }

  async settings(): Promise<Answer['body']> {
    return (await fetch(`${this.origin}/local/settings.json`)).json();
  }

  /** A call of the JSON API as the first council's own system. */
  async api(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const isCsv = typeof body === 'string';
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#bearer()}`,
        ...(body === undefined ? {} : { 'content-type': isCsv ? 'text/csv' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isCsv ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
  }

  async #bearer(): Promise<string> {
    const { now, tokenEndpoint, clientId, clientSecret } = await this.settings();
    if (this.#token && Date.parse(now) < this.#token.until) return this.#token.value;
    const response = await fetch(tokenEndpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'advice/read advice/write advice/content scorecard/read',
      }),
    });
    const { access_token: value, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    this.#token = { value, until: Date.parse(now) + (seconds - 60) * 1000 };
    return value;
  }

  async mails(to?: string): Promise<readonly LocalMail[]> {
    const query = to ? `?to=${encodeURIComponent(to)}` : '';
    return (await fetch(`${this.origin}/local/mails.json${query}`)).json() as Promise<LocalMail[]>;
  }

  async moveClock(today: string, time: string): Promise<void> {
    const { status, body } = await this.local('POST', '/local/clock', { today, time });
    if (status !== 200)
      throw new Error(`The clock did not move to ${today} ${time}: ${status} ${JSON.stringify(body)}`);
  }

  async local(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer['body'] }> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      return { status: response.status, body: text };
    }
  }
}

import type { RunBook } from '../../shared/application/ports/run-book.ts';

/** The run book in memory; passes the same suite as the real one. */
export class MemoryRunBook implements RunBook {
  #chaseEnd: string | null = null;
  #stopped: { readonly since: string; readonly reason: string } | null = null;

  async chaseEnded(at: string): Promise<void> {
    if (this.#chaseEnd === null || this.#chaseEnd < at) this.#chaseEnd = at;
  }

  async lastChaseEnd(): Promise<string | null> {
    return this.#chaseEnd;
  }

  async sendingStopped(): Promise<{ readonly since: string; readonly reason: string } | null> {
    return this.#stopped;
  }

  async stopSending(at: string, reason: string): Promise<void> {
    this.#stopped ??= { since: at, reason };
  }

  async resumeSending(): Promise<void> {
    this.#stopped = null;
  }
}

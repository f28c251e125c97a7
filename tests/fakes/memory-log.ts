import type { Log } from '../../shared/application/ports/system.ts';

/** Keeps what was logged, to be looked at. */
export class MemoryLog implements Log {
  readonly lines: { readonly level: 'info' | 'warn' | 'error'; readonly message: string; readonly data: unknown }[] =
    [];

  info(message: string, data?: Readonly<Record<string, unknown>>): void {
    this.lines.push({ level: 'info', message, data });
  }

  warn(message: string, data?: Readonly<Record<string, unknown>>): void {
    this.lines.push({ level: 'warn', message, data });
  }

  error(message: string, data?: Readonly<Record<string, unknown>>): void {
    this.lines.push({ level: 'error', message, data });
  }
}

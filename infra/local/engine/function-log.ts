import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const kept = 1000;

/** What a function wrote: the newest lines in memory, all of them in DIR/logs/<name>.log where there is a DIR. */
export class FunctionLog {
  readonly lines: string[] = [];
  readonly #file: string | undefined;
  #rest = '';

  constructor(name: string, directory: string | undefined) {
    if (directory === undefined) return;
    mkdirSync(join(directory, 'logs'), { recursive: true });
    this.#file = join(directory, 'logs', `${name}.log`);
  }

  write(text: string): void {
    if (this.#file !== undefined) appendFileSync(this.#file, text);
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    this.lines.push(...lines);
    if (this.lines.length > kept) this.lines.splice(0, this.lines.length - kept);
  }
}

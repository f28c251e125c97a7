import type { CallLog, RecordedCall } from './engine.ts';

const limit = 100_000;

/** The calls of all functions since the start, in order. Beyond a limit the older half keeps one of each kind. */
export class RecordedCalls implements CallLog {
  #all: RecordedCall[] = [];

  get all(): readonly RecordedCall[] {
    return this.#all;
  }

  record(
    caller: string,
    service: string,
    made: readonly { readonly action: string; readonly resource: string }[],
  ): void {
    for (const { action, resource } of made) this.#all.push({ function: caller, service, action, resource });
    if (this.#all.length > limit) this.#fold();
  }

  #fold(): void {
    const newer = this.#all.slice(limit / 2);
    const older = new Map(this.#all.slice(0, limit / 2).map((call) => [JSON.stringify(call), call]));
    this.#all = [...older.values(), ...newer];
  }
}

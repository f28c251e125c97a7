interface Entry {
  readonly at: number;
  readonly order: number;
  readonly task: () => Promise<void>;
}

/** What is to happen when, in virtual time: the soonest first, and of one moment what was put first. */
export class Agenda {
  readonly #entries: Entry[] = [];
  #put = 0;

  at(moment: number, task: () => Promise<void>): void {
    this.#put += 1;
    const entry = { at: moment, order: this.#put, task };
    const after = this.#entries.findLastIndex((one) => one.at <= moment);
    this.#entries.splice(after + 1, 0, entry);
  }

  /** The next one up to a moment, taken off; null where there is none. */
  next(until: number): Entry | null {
    const [first] = this.#entries;
    return first && first.at <= until ? (this.#entries.shift() ?? null) : null;
  }
}

/** Clocks of functions may be off by five minutes each. */
const SLACK_S = 601;

/** Knows when chases began and ended, and so what the measure of the last one's age may say: I10. */
export class ChaseWatch {
  #began: number | null = null;
  #ended: number | null = null;

  starts(at: number): void {
    this.#began = at;
  }

  ended(at: number): void {
    this.#ended = at;
  }

  /** Why an age in seconds cannot be right; null where it can. A chase whose end nobody heard of may have ended all the same. */
  contradicts(age: number, now: number): string | null {
    if (this.#began === null) return `a chase's age of ${age} s, and none ever began`;
    if (age + SLACK_S < (now - this.#began) / 1000) return `a chase's age of ${age} s, younger than the last one`;
    if (this.#ended !== null && age - SLACK_S > (now - this.#ended) / 1000)
      return `a chase's age of ${age} s, older than the last one that ended`;
    return null;
  }
}

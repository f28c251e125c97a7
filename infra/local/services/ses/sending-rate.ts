/** SES's sending rate: so many mails a second, measured on the machine's own time, for a moved clock sends no faster. */
export class SendingRate {
  readonly perSecond: number;
  readonly #milliseconds: () => number;
  #allowance: number;
  #at: number;

  constructor(perSecond: number, milliseconds: () => number = () => performance.now()) {
    this.perSecond = perSecond;
    this.#milliseconds = milliseconds;
    this.#allowance = perSecond;
    this.#at = milliseconds();
  }

  /** Takes one mail's worth; false where the second is used up. */
  take(): boolean {
    const now = this.#milliseconds();
    this.#allowance = Math.min(this.perSecond, this.#allowance + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
    if (this.#allowance < 1) return false;
    this.#allowance -= 1;
    return true;
  }
}

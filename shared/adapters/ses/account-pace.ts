import type { Mailer } from '../../application/ports/mailer.ts';
import type { SendingPace } from '../../application/ports/sending-pace.ts';

/** The part of the account's rate that each lane may use: a morning's digests leave room for codes. */
export const LANE_SHARE = { now: 0.3, batch: 0.7 } as const;
export type Lane = keyof typeof LANE_SHARE;

/** How long the account's rate, once asked for, is taken to hold. */
const ASK_AGAIN_MS = 300_000;
const SLOWER_MS = 1_000;

/** Time as it passes, whatever the clock says: a clock that is moved sends no faster. */
export interface PassingTime {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}
const MACHINE: PassingTime = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

/** Spaces the mails of a lane evenly over each second, as fast as its share of SES's quota allows. */
export class AccountPace implements SendingPace {
  readonly #mailer: Pick<Mailer, 'rate'>;
  readonly #share: number;
  readonly #time: PassingTime;
  #rate: Promise<number> | null = null;
  #askedAt = 0;
  #next = Number.NEGATIVE_INFINITY;

  constructor(mailer: Pick<Mailer, 'rate'>, lane: Lane, time: PassingTime = MACHINE) {
    this.#mailer = mailer;
    this.#share = LANE_SHARE[lane];
    this.#time = time;
  }

  async turn(): Promise<void> {
    const perSecond = (await this.#perSecond()) * this.#share;
    const now = this.#time.now();
    const at = Math.max(now, this.#next);
    this.#next = at + 1000 / perSecond;
    if (at > now) await this.#time.wait(at - now);
  }

  slower(): void {
    this.#next = Math.max(this.#next, this.#time.now()) + SLOWER_MS;
  }

  #perSecond(): Promise<number> {
    const now = this.#time.now();
    if (this.#rate === null || now - this.#askedAt > ASK_AGAIN_MS) {
      this.#askedAt = now;
      const asked = this.#mailer.rate();
      this.#rate = asked;
      // A failure to ask is not remembered: the next turn asks again.
      asked.catch(() => {
        if (this.#rate === asked) this.#rate = null;
      });
    }
    return this.#rate;
  }
}

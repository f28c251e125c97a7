import type { Collection } from '../../engine/engine.ts';
import type { AcceptedMail } from './accepted-mail.ts';

/** The mails that SES accepted, kept in DIR in the order in which they came. */
export class Mailbox {
  readonly #mails: Collection<AcceptedMail>;
  readonly #keys: Collection<string>;
  readonly #sentAt: number[];

  constructor(store: { collection<T>(name: string): Collection<T> }) {
    this.#mails = store.collection('ses-mails');
    this.#keys = store.collection('ses-mail-keys');
    this.#sentAt = this.#mails.list().map(({ value }) => Date.parse(value.at));
  }

  keep(mail: AcceptedMail): void {
    const key = String(this.#sentAt.push(Date.parse(mail.at))).padStart(12, '0');
    this.#mails.put(key, mail);
    this.#keys.put(mail.id, key);
  }

  find(id: string): AcceptedMail | undefined {
    const key = this.#keys.get(id);
    return key === undefined ? undefined : this.#mails.get(key);
  }

  /** How many came after an instant (milliseconds); counted in memory, since senders ask often. */
  countAfter(instant: number): number {
    return this.#sentAt.length - (this.#sentAt.findLastIndex((at) => at <= instant) + 1);
  }

  /** Newest first; `to` matches a whole address, in any case. */
  newestFirst(to?: string | null): AcceptedMail[] {
    const wanted = to?.trim().toLowerCase();
    const all = this.#mails.list().map(({ value }) => value);
    return all.filter((mail) => !wanted || mail.to.some((address) => bare(address) === wanted)).reverse();
  }
}

/** `Name <a@b>` and `a@b` are both the address a@b. */
function bare(address: string): string {
  return (/<([^>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

import type { Collection } from '../../engine/engine.ts';
import type { AcceptedMail } from './accepted-mail.ts';

/** The mails that SES accepted, kept in DIR in the order in which they came. */
export class Mailbox {
  readonly #mails: Collection<AcceptedMail>;
  readonly #keys: Collection<string>;
  #next: number;

  constructor(store: { collection<T>(name: string): Collection<T> }) {
    this.#mails = store.collection('ses-mails');
    this.#keys = store.collection('ses-mail-keys');
    this.#next = this.#mails.count();
  }

  keep(mail: AcceptedMail): void {
    const key = String(this.#next++).padStart(12, '0');
    this.#mails.put(key, mail);
    this.#keys.put(mail.id, key);
  }

  find(id: string): AcceptedMail | undefined {
    const key = this.#keys.get(id);
    return key === undefined ? undefined : this.#mails.get(key);
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

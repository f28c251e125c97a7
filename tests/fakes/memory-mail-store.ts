import type {
  CodeRecord,
  LinkRecord,
  Mail,
  MailStatus,
  MailStore,
  NewMail,
} from '../../shared/application/ports/mail-store.ts';
import type { AdviceRequest } from '../../shared/domain/advice-request/advice-request.ts';
import { copy } from './copy.ts';

/** What a claim reaches beyond the mails. */
export interface ClaimReach {
  readonly requestOf: (council: string, request: string) => AdviceRequest | null;
  readonly putLink: (link: LinkRecord) => void;
  readonly putCode: (code: CodeRecord) => void;
}

const NEWS: readonly MailStatus[] = ['sent', 'delayed', 'delivered', 'bounced', 'complained'];
const PENDING: readonly MailStatus[] = ['to-send', 'sending'];
const HOURS_24 = 24 * 3600 * 1000;

/** The mail table in memory; passes the same suite as the real one. */
export class MemoryMailStore implements MailStore {
  readonly #reach: ClaimReach;
  readonly #mails = new Map<string, Mail>();
  readonly #lists = new Map<string, Set<string>>();
  readonly #refused = new Set<string>();
  /** Ids of mails that were put or touched as `to-send`, in order: what the table's stream gives to the sender. */
  readonly stream: string[] = [];

  constructor(reach: ClaimReach) {
    this.#reach = reach;
  }

  async put(mails: readonly NewMail[]): Promise<void> {
    for (const mail of mails) {
      if (this.#mails.has(mail.id)) continue;
      const fresh = { leaseUntil: null, sentAt: null, reason: null, sesMessageId: null };
      this.#set({ ...mail, ...fresh, status: 'to-send', attempt: 0, statusAt: mail.askedAt, unclear: false });
      this.#lists.set(mail.id, new Set([...mail.requests, ...(mail.request ? [mail.request] : [])]));
    }
  }

  async find(id: string): Promise<Mail | null> {
    return copy(this.#mails.get(id) ?? null);
  }

  async findMany(ids: readonly string[]): Promise<readonly Mail[]> {
    const all = await Promise.all([...new Set(ids)].map((id) => this.find(id)));
    return all.filter((mail) => mail !== null);
  }

  async ofRequest(request: string): Promise<readonly Mail[]> {
    return copy(
      [...this.#mails.values()]
        .filter(({ id }) => this.#lists.get(id)?.has(request))
        .sort((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1)),
    );
  }

  async listed({ id }: Mail): Promise<readonly string[]> {
    return [...(this.#lists.get(id) ?? [])];
  }

  async claim(claim: Parameters<MailStore['claim']>[0]): Promise<'claimed' | 'lost' | 'stale'> {
    const mail = this.#mails.get(claim.mail.id);
    if (mail?.status !== 'to-send' || mail.attempt !== claim.mail.attempt || mail.notBefore > claim.now) return 'lost';
    const { council } = mail;
    const alive = claim.live.every(({ request, statuses, reachable }) => {
      const its = this.#reach.requestOf(council, request);
      return statuses.includes(its?.status ?? '') && !(reachable && its?.undeliverableSince);
    });
    if (!alive) return 'stale';
    for (const link of claim.links) this.#reach.putLink(link);
    if (claim.code) this.#reach.putCode(claim.code);
    for (const request of claim.lists) this.#lists.get(mail.id)?.add(request);
    const { leaseUntil, now } = claim;
    this.#set({ ...mail, status: 'sending', attempt: mail.attempt + 1, leaseUntil, statusAt: now });
    return 'claimed';
  }

  async settle(id: string, attempt: number, to: Parameters<MailStore['settle']>[2]): Promise<boolean> {
    const mail = this.#mails.get(id);
    if (mail?.attempt !== attempt) return false;
    const sent = to.status === 'sent' ? { sentAt: to.at, sesMessageId: to.sesMessageId ?? mail.sesMessageId } : {};
    if (!PENDING.includes(mail.status)) {
      // News was faster than we were: it keeps its status, and we note what we know.
      if (to.status !== 'sent' || !NEWS.includes(mail.status)) return false;
      this.#set({ ...mail, ...sent });
      return true;
    }
    if (to.status === 'not-sent' && mail.status === 'sending') this.#refused.add(id);
    this.#set({
      ...mail,
      ...sent,
      status: to.status,
      statusAt: to.at,
      leaseUntil: null,
      reason: to.reason ?? null,
      notBefore: to.notBefore ?? mail.notBefore,
      unclear: to.unclear ?? mail.unclear,
    });
    return true;
  }

  async note(id: string, status: MailStatus, at: string, reason?: string): Promise<boolean> {
    const mail = this.#mails.get(id);
    if (!mail || mail.attempt === 0 || mail.status === 'not-sent') return false;
    if (NEWS.indexOf(mail.status) >= NEWS.indexOf(status)) return false;
    const sentAt = mail.sentAt ?? at;
    this.#set({ ...mail, status, statusAt: at, sentAt, leaseUntil: null, reason: reason ?? mail.reason });
    return true;
  }

  async stuck(now: string, limit: number): Promise<readonly Mail[]> {
    const tryAt = (mail: Mail) => (mail.status === 'sending' ? (mail.leaseUntil ?? '') : mail.notBefore);
    return copy(
      [...this.#mails.values()]
        .filter((mail) => PENDING.includes(mail.status) && tryAt(mail) <= now)
        .sort((a, b) => (`${tryAt(a)} ${a.id}` < `${tryAt(b)} ${b.id}` ? -1 : 1))
        .slice(0, limit),
    );
  }

  async nudge(mail: Mail, _now: string): Promise<void> {
    const there = this.#mails.get(mail.id);
    if (there?.status === 'to-send' && there.attempt === mail.attempt) this.stream.push(mail.id);
  }

  async retime(id: string, notBefore: string, _now: string): Promise<boolean> {
    const mail = this.#mails.get(id);
    if (mail?.status !== 'to-send') return false;
    this.#set({ ...mail, notBefore });
    return true;
  }

  async attention(council: string, now: string): Promise<readonly Mail[]> {
    const since = (mail: Mail): number | null => {
      if (['bounced', 'complained', 'unknown'].includes(mail.status) || this.#refused.has(mail.id))
        return Date.parse(mail.statusAt);
      if (mail.status === 'sent' || mail.status === 'delayed')
        return Date.parse(mail.sentAt ?? mail.statusAt) + HOURS_24;
      return null;
    };
    return [...this.#mails.values()]
      .map((mail) => ({ mail, since: since(mail) }))
      .filter(({ mail, since: at }) => mail.council === council && at !== null && at <= Date.parse(now))
      .sort((a, b) => Number(a.since) - Number(b.since) || (a.mail.id < b.mail.id ? -1 : 1))
      .map(({ mail }) => copy(mail));
  }

  /** Every mail there is. */
  all(): Mail[] {
    return copy([...this.#mails.values()]);
  }

  #set(mail: Mail): void {
    this.#mails.set(mail.id, copy(mail));
    if (mail.status === 'to-send') this.stream.push(mail.id);
  }
}

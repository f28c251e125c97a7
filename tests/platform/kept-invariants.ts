import type { Mail } from '../../shared/application/ports/mail-store.ts';
import { londonDate } from '../../shared/domain/calendar/london-days.ts';
import { type RequestSeen, requestSeen, runScript } from './council-at-work.ts';
import type { CouncilUnderLoad } from './council-under-load.ts';
import { mailRecords } from './mail-records.ts';
import type { LocalMail, RunningPlatform } from './running-platform.ts';
import { assert } from './steps.ts';

type Invariant = 'I1' | 'I2' | 'I3' | 'I4';
const ID = /\b[0-9A-HJKMNP-TV-Z]{12}-\d{2,3}\b/g;
const ASKS = 'advice-requested';
const CHASES: readonly string[] = [ASKS, 'digest', 'escalation-digest'];
const ACCEPTED: readonly string[] = ['sent', 'delayed', 'delivered', 'bounced', 'complained'];
const FOR_A_PERSON: readonly string[] = ['unknown', 'bounced', 'complained'];
/** A mail that was claimed before the request ended may still be on its way to SES, which takes half its delay. */
const ON_ITS_WAY_MS = 5000;
/** What became due is put on its way by `unstick`, which runs every five minutes. */
const UNSTUCK_MS = 300_000;
const READ_AT_ONCE = 4;

const requestsIn = ({ tags, text }: LocalMail): readonly string[] => [
  ...new Set([...(tags.request ? [tags.request] : []), ...(text.match(ID) ?? [])]),
];

/** Holds what a council did against what the platform shows, after each kill, and remembers whatever did not fit. */
export class KeptInvariants {
  readonly lost = new Set<string>();
  readonly unmarked = new Set<string>();
  readonly #council: CouncilUnderLoad;
  readonly #seen = new Map<string, RequestSeen>();
  #inboxSeen = 0;
  #violations: string[] = [];

  constructor(council: CouncilUnderLoad) {
    this.#council = council;
  }

  get requests(): number {
    return this.#seen.size;
  }

  /** Mails of which the requests' own list says that they were sent again because it was not known whether they had gone. */
  get marked(): ReadonlySet<string> {
    const mails = [...this.#seen.values()].flatMap((request) => request.mails);
    return new Set(mails.filter(({ unclear }) => unclear === true).map(({ id }) => id));
  }

  /**
   * To be asked when all is quiet; gives what does not hold, in words. Reads requests that are new or that a new mail is
   * about; all of them where `everything` is asked for. `killedAt`: the last instant of what ended without an answer.
   */
  async check(platform: RunningPlatform, killedAt: string, everything: boolean): Promise<readonly string[]> {
    this.#violations = [];
    const rebuilding = runScript(platform, 'rebuild-scorecard', '--', '--council', 'vale');
    const inbox = await platform.mails();
    const records = await mailRecords(platform);
    await this.#read(platform, inbox, everything);
    const arrivals = Map.groupBy(inbox, ({ tags }) => tags.mail);
    this.#nothingLost(records, arrivals, (await platform.settings()).now);
    this.#nothingTwice(records, arrivals, inbox);
    this.#nothingChased(inbox, killedAt);
    const rebuilt = await rebuilding;
    if (!rebuilt.split('\n').includes('differences 0')) this.#fails('I4', rebuilt.replaceAll('\n', '; '));
    return this.#violations;
  }

  async #read(platform: RunningPlatform, inbox: readonly LocalMail[], everything: boolean): Promise<void> {
    const listed: string[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await platform.api('GET', `/api/advice-requests?limit=500${cursor}`);
      assert.equal(status, 200);
      listed.push(...body.adviceRequests.map(({ id }: { id: string }) => id));
      if (!body.cursor) break;
      cursor = `&cursor=${encodeURIComponent(body.cursor)}`;
    }
    const all = new Set(listed);
    for (const id of this.#council.known) if (!all.has(id)) this.#loses(id, 'was confirmed and is gone');
    // Newest first: what came since the last look.
    const touched = new Set(inbox.slice(0, inbox.length - this.#inboxSeen).flatMap(requestsIn));
    this.#inboxSeen = inbox.length;
    const queue = listed.filter((id) => everything || touched.has(id) || !this.#isSettled(id)).values();
    const reader = async (): Promise<void> => {
      for (const id of queue) this.#seen.set(id, await requestSeen(platform, id));
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, reader));
  }

  /** Seen as it must be by now. */
  #isSettled(id: string): boolean {
    const seen = this.#seen.get(id);
    return seen !== undefined && (seen.status === 'withdrawn') === this.#council.endedAt.has(id);
  }

  #nothingLost(records: readonly Mail[], arrivals: ReadonlyMap<string, readonly LocalMail[]>, now: string): void {
    const dueBefore = new Date(Date.parse(now) - UNSTUCK_MS).toISOString();
    for (const { id, kind, status, notBefore, reason } of records) {
      const isDue = status === 'to-send' && notBefore < dueBefore;
      if (status === 'sending' || isDue) this.#loses(id, `${kind} is still ${status}`);
      if (ACCEPTED.includes(status) && !arrivals.has(id)) this.#loses(id, `${kind} is ${status} and never arrived`);
      if (status === 'not-sent' && reason === null) this.#loses(id, `${kind} was not sent, for no reason`);
    }
    for (const [id, { status, mails }] of this.#seen) {
      const first = mails.filter(({ kind }) => kind === ASKS);
      if (first.length === 0) this.#loses(id, 'has no first mail');
      for (const mail of first) {
        const isExcused = FOR_A_PERSON.includes(mail.status) || (mail.status === 'not-sent' && status === 'withdrawn');
        if (!arrivals.has(mail.id) && !isExcused) this.#loses(id, `its first mail ${mail.id} is ${mail.status}`);
      }
      if (this.#council.endedAt.has(id) && status !== 'withdrawn') this.#loses(id, `its end: it is ${status}`);
    }
  }

  #nothingTwice(
    records: readonly Mail[],
    arrivals: ReadonlyMap<string, readonly LocalMail[]>,
    inbox: readonly LocalMail[],
  ): void {
    const kinds = new Map(records.map(({ id, kind }) => [id, kind]));
    const { marked } = this;
    for (const [id, { length: times }] of arrivals) {
      const allowed = kinds.get(id) === ASKS && marked.has(id) ? 2 : 1;
      if (times <= allowed) continue;
      this.unmarked.add(id);
      this.#fails('I2', `${kinds.get(id)} ${id} arrived ${times} times`);
    }
    for (const [id, { history }] of this.#seen) {
      const rungs = history.flatMap(({ fact, rung }) => (fact === 'RungSent' && rung ? [rung] : []));
      if (new Set(rungs).size < rungs.length) this.#fails('I2', `${id} has a rung twice: ${rungs.join(', ')}`);
    }
    const digests = inbox.filter(({ tags }) => tags.kind.endsWith('digest'));
    const daily = Map.groupBy(digests, ({ tags, to, at }) => `${tags.kind} to ${to} on ${londonDate(at)}`);
    for (const [which, { length }] of daily) if (length > 1) this.#fails('I2', `${length} mails: ${which}`);
  }

  #nothingChased(inbox: readonly LocalMail[], killedAt: string): void {
    for (const [id, { status }] of this.#seen)
      if (status === 'withdrawn' && !this.#council.endedAt.has(id)) this.#council.endedAt.set(id, killedAt);
    for (const mail of inbox.filter(({ tags }) => CHASES.includes(tags.kind))) {
      for (const id of requestsIn(mail)) {
        const late = Date.parse(mail.at) - Date.parse(this.#council.endedAt.get(id) ?? mail.at);
        if (late > ON_ITS_WAY_MS) this.#fails('I3', `${id} is in a ${mail.tags.kind} ${late} ms after it ended`);
      }
    }
  }

  #loses(what: string, how: string): void {
    this.lost.add(what);
    this.#fails('I1', `${what}: ${how}`);
  }

  #fails(invariant: Invariant, what: string): void {
    this.#violations.push(`${invariant} ${what}`);
  }
}

import type { Mail } from '../../shared/application/ports/mail-store.ts';
import type { Mailer, OutgoingMail, SendResult } from '../../shared/application/ports/mailer.ts';
import type { FaultKind } from './fault-kinds.ts';
import { callWithFaults, running } from './process.ts';
import type { World } from './world.ts';

/** A mail that SES took: it will arrive. */
export interface Accepted {
  readonly mail: string;
  readonly kind: string;
  readonly to: string;
  /** The London day by the sender's clock. */
  readonly day: string;
  readonly lists: readonly string[];
}
export type News = 'Send' | 'Delivery' | 'DeliveryDelay' | 'Bounce' | 'Complaint';

const OF_SES = [
  [3, 'ses-throttled'],
  [1, 'ses-refused'],
  [3, 'ses-answer-lost'],
  [3, 'ses-dropped'],
] as const satisfies readonly (readonly [number, FaultKind])[];
const SPOILED = 0.06;
const EARLY = 0.06;
const BOUNCES = 0.03;
const COMPLAINTS = 0.015;
const CHASES: readonly Mail['kind'][] = ['digest', 'escalation-digest'];
const UNCLEAR: SendResult = { was: 'unclear', reason: 'TimeoutError' };

/** SES: takes mails, or does not; may say so, or not; and sends news of what it took. Looks at what it is given. */
export class FakeSes implements Mailer {
  readonly accepted: Accepted[] = [];
  /** The account may not send before this moment. */
  pausedUntil = 0;
  /** Brings a piece of news on its way. */
  onNews: (mail: string, news: News) => void = () => undefined;
  /** Brings it at once, before the sender has its answer. */
  onEarlyNews: (mail: string, news: News) => Promise<void> = async () => undefined;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async rate(): Promise<number> {
    return 14;
  }

  send(mail: OutgoingMail): Promise<SendResult> {
    const process = running.getStore();
    const world = this.#world;
    // Only a process may die around the call; what else SES may do to it is SES's own.
    const note = (kind: FaultKind) => world.fault(kind);
    return callWithFaults(note, () => this.#take(mail)).catch((error: unknown) => {
      if (process?.dead) throw error;
      return UNCLEAR;
    });
  }

  async #take(mail: OutgoingMail): Promise<SendResult> {
    const world = this.#world;
    if (world.now < this.pausedUntil) {
      world.fault('ses-paused');
      return { was: 'paused', reason: 'SendingPausedException' };
    }
    const random = world.random;
    const fault = world.strikes(random, SPOILED) ? random.weighed(OF_SES) : null;
    if (fault) world.fault(fault);
    if (fault === 'ses-throttled') return { was: 'throttled', scope: random.pick(['rate', 'day']) };
    if (fault === 'ses-refused') return { was: 'refused', reason: 'MessageRejected' };
    if (fault === 'ses-dropped') return UNCLEAR;
    await this.#accept(mail);
    return fault === 'ses-answer-lost' ? UNCLEAR : { was: 'accepted', messageId: `ses-${this.accepted.length}` };
  }

  async #accept({ tags, to: [to = ''], text }: OutgoingMail): Promise<void> {
    const world = this.#world;
    const { mail = '', kind = '' } = tags;
    const lists = [...new Set(text.match(/\b[0-9A-Z]{12}-\d{2}\b/g))];
    world.note(`  SES took ${kind} ${mail.slice(0, 8)} to ${to}: ${lists.join(', ')}`);
    if (CHASES.some((one) => one === kind)) this.#mayChase(mail, lists);
    this.accepted.push({ mail, kind, to: to.toLowerCase(), day: world.clock.today(), lists });
    const news = this.#newsOf();
    if (world.strikes(world.random, EARLY)) {
      world.fault('news-early');
      await this.onEarlyNews(mail, 'Send');
    }
    for (const one of news) this.onNews(mail, one);
  }

  /** I3, at the moment at which it counts: only what was decided since the mail was claimed may have come too late. */
  #mayChase(mail: string, lists: readonly string[]): void {
    const { truth } = this.#world;
    const claimed = truth.claimOf(mail) ?? truth.decisions;
    for (const id of lists)
      if (truth.wasBarred(id, claimed)) this.#world.violate('I3', `${id} was chased by ${mail.slice(0, 8)}`);
  }

  #newsOf(): readonly News[] {
    const { random } = this.#world;
    if (this.#world.strikes(random, BOUNCES)) {
      this.#world.fault('bounce');
      return ['Send', 'Bounce'];
    }
    if (!this.#world.strikes(random, COMPLAINTS))
      return random.chance(0.1) ? ['Send', 'DeliveryDelay', 'Delivery'] : ['Send', 'Delivery'];
    this.#world.fault('complaint');
    return ['Send', 'Delivery', 'Complaint'];
  }
}

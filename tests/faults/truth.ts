import { requestId } from '../../shared/domain/advice-request/advice-request.ts';
import type { Decision } from '../../shared/domain/assessment/decision.ts';
import type { Fact } from '../../shared/domain/assessment/facts.ts';

/** What the simulator itself knows of a request, from the facts alone. */
export interface KnownRequest {
  readonly id: string;
  readonly council: string;
  readonly key: string;
  readonly team: string;
  readonly dueOn: string;
  stands: 'open' | 'answered' | 'ended';
  bounced: boolean;
  /** Whether it may not be chased, since which decision of all; the last one counts. */
  readonly barred: { readonly since: number; readonly is: boolean }[];
  /** Rungs recorded, with the mails that tell of them. */
  readonly rungs: { readonly rung: string; readonly mails: readonly string[] }[];
}

const STANDS: Partial<Record<Fact['fact'], KnownRequest['stands']>> = {
  AdviceSubmitted: 'answered',
  AdviceNotKnown: 'answered',
  AdviceReturned: 'open',
  AdviceNotKnownChallenged: 'open',
  AdviceAccepted: 'answered',
  AdvicePassedOn: 'ended',
  AdviceWithdrawn: 'ended',
  AdviceAlreadyAvailable: 'ended',
};

/** Keeps, decision by decision, what must not be forgotten: who may be chased, due dates, versions, rungs. */
export class Truth {
  readonly requests = new Map<string, KnownRequest>();
  /** Decisions so far; tells before from after. */
  decisions = 0;
  readonly #violate: (invariant: string, what: string) => void;
  readonly #versions = new Map<string, number>();
  readonly #claims = new Map<string, number>();

  constructor(violate: (invariant: string, what: string) => void) {
    this.#violate = violate;
  }

  decided(decision: Decision): void {
    this.decisions += 1;
    const { key, version, progress } = decision;
    const before = this.#versions.get(key) ?? 0;
    if (version !== before + 1) this.#violate('I5', `${key}: version ${version} was written after ${before}`);
    this.#versions.set(key, version);
    for (const fact of decision.facts) this.#happened(decision, fact);
    for (const { number, dueOn } of progress.requests) {
      const known = this.requests.get(requestId(key, number));
      if (known && known.dueOn !== dueOn) this.#violate('I6', `${known.id}: due on ${known.dueOn}, then on ${dueOn}`);
    }
  }

  claimed(mail: string, decisions: number): void {
    this.#claims.set(mail, decisions);
  }

  /** How many decisions there were when a mail was last claimed; undefined: it never was. */
  claimOf(mail: string): number | undefined {
    return this.#claims.get(mail);
  }

  /** Assessments, by key, with the version of their last decision. */
  get versions(): ReadonlyMap<string, number> {
    return this.#versions;
  }

  /** Whether a request might not be chased when there were so many decisions. */
  wasBarred(id: string, at: number): boolean {
    const bars = this.requests.get(id)?.barred ?? [];
    return bars.findLast(({ since }) => since <= at)?.is ?? false;
  }

  #happened({ council, key }: Decision, fact: Fact): void {
    if (!('request' in fact)) return;
    const id = requestId(key, fact.request);
    if (fact.fact === 'AdviceRequested') {
      const { team, dueOn } = fact.state;
      const fresh = { stands: 'open', bounced: false, barred: [], rungs: [] } as const;
      this.requests.set(id, { id, council, key, team, dueOn, ...fresh, barred: [], rungs: [] });
      return;
    }
    const known = this.requests.get(id);
    if (!known) return;
    if (fact.fact === 'RungSent') {
      if (known.rungs.some(({ rung }) => rung === fact.rung)) this.#violate('I2', `${id}: ${fact.rung} twice`);
      known.rungs.push({ rung: fact.rung, mails: fact.mails });
    }
    known.stands = STANDS[fact.fact] ?? known.stands;
    if (fact.fact === 'RequestUndeliverable') known.bounced = true;
    if (fact.fact === 'AdviceRequestResent') known.bounced = false;
    known.barred.push({ since: this.decisions, is: known.stands !== 'open' || known.bounced });
  }
}

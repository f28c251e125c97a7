import { acknowledgeAdvice } from '../../shared/application/adviser/acknowledge-advice.ts';
import type { LiveSession } from '../../shared/application/adviser/adviser-session.ts';
import { declareNotKnown, submitAdvice } from '../../shared/application/adviser/submit-advice.ts';
import { acceptAdvice } from '../../shared/application/council/accept-advice.ts';
import { challengeNotKnown } from '../../shared/application/council/challenge-not-known.ts';
import { passOnRequest } from '../../shared/application/council/pass-on-request.ts';
import { recordException } from '../../shared/application/council/record-exception.ts';
import { resendRequest } from '../../shared/application/council/resend-request.ts';
import { returnAdvice } from '../../shared/application/council/return-advice.ts';
import { withdrawAdvice } from '../../shared/application/council/withdraw-advice.ts';
import { plusDays } from '../../shared/domain/calendar/london-days.ts';
import type { Authority } from './cases.ts';
import { adviserOf } from './councils.ts';
import type { Platform } from './platform.ts';
import type { Random } from './random.ts';
import type { KnownRequest } from './truth.ts';

type Does = (request: KnownRequest) => Promise<unknown>;

const SECTIONS = { needs: 'Needs', outcomes: 'Outcomes', provision: 'Provision', preparingForAdulthood: null };
const GIVEN_BY = { name: 'Jo Rivers', profession: 'Therapist', registration: null, seenOn: null } as const;

/** What council and advisers do with one request. Much of it will be refused: that is a value, not a fault. */
export class Dealings {
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #authorities: readonly Authority[];

  constructor(platform: Platform, authorities: readonly Authority[]) {
    this.#platform = platform;
    this.#random = platform.world.random.of('dealings');
    this.#authorities = authorities;
  }

  async byCouncil(): Promise<void> {
    const request = this.#some();
    if (request) await this.#council(request);
  }

  async byAdviser(): Promise<void> {
    const request = this.#some();
    if (request) await this.#adviser(request);
  }

  /** Both act on one request at the same time. */
  async byBoth(): Promise<void> {
    const request = this.#some();
    if (!request) return;
    this.#platform.world.fault('two-writers');
    await Promise.all([this.#council(request), this.#adviser(request)]);
  }

  /** Any request, those that are open more often. */
  #some(): KnownRequest | null {
    const all = [...this.#platform.world.truth.requests.values()];
    const open = all.filter(({ stands }) => stands === 'open');
    return this.#random.pickAny(open.length > 0 && this.#random.chance(0.6) ? open : all);
  }

  #council(request: KnownRequest): Promise<unknown> {
    const { ports, world } = this.#platform;
    const { council, teams } = this.#of(request);
    const caller = { council, actor: { by: 'client', client: 'vale-cms' } } as const;
    const { id } = request;
    const today = world.clock.today();
    const except = () => {
      const chaseAgainOn = this.#random.chance(0.7) ? { chaseAgainOn: plusDays(today, this.#random.int(1, 20)) } : {};
      const ground = { kind: 'exceptional-circumstances', why: 'Bereavement', ...chaseAgainOn } as const;
      return recordException(ports, caller, id, { ...ground, decision: this.#random.pick(['accepted', 'refused']) });
    };
    const passOn = () => passOnRequest(ports, caller, id, { team: this.#random.pickAny(teams)?.code ?? '' });
    const [name, does] = this.#random.weighed<readonly [string, Does]>([
      [3, ['accepts', () => acceptAdvice(ports, caller, id)]],
      [3, ['returns', () => returnAdvice(ports, caller, id, { missing: 'The hours' })]],
      [2, ['challenges', () => challengeNotKnown(ports, caller, id, { reason: 'Look again' })]],
      [1, ['withdraws', () => withdrawAdvice(ports, caller, id, { reason: 'Sent by mistake' })]],
      [2, ['passes on', passOn]],
      [2, ['excepts', except]],
      [2, ['resends', () => resendRequest(ports, caller, id, {})]],
    ]);
    return world.run(`council ${name} ${id}`, () => does(request));
  }

  #adviser(request: KnownRequest): Promise<unknown> {
    const { ports, world } = this.#platform;
    const live = this.#session(request);
    const { id } = request;
    const at = world.clock.today();
    const given = {
      sections: SECTIONS,
      givenBy: { ...GIVEN_BY, basis: 'from-records' },
      safeguardingRead: true,
    } as const;
    const checked = { checkedBy: 'Jo Rivers', records: 'All', checkedOn: at, askInstead: null };
    const expected = this.#random.chance(0.5) ? plusDays(at, 10) : null;
    const [name, does] = this.#random.weighed<readonly [string, Does]>([
      [2, ['acknowledges', () => acknowledgeAdvice(ports, live, id, expected)]],
      [3, ['answers', () => submitAdvice(ports, live, id, 'capacity', given, 0)]],
      [1, ['does not know', () => declareNotKnown(ports, live, id, 'capacity', checked)]],
    ]);
    return world.run(`adviser ${name} ${id}`, () => does(request));
  }

  #of(request: KnownRequest): Authority {
    const found = this.#authorities.find(({ council }) => council.id === request.council);
    if (!found) throw new Error(`${request.id} is of no council`);
    return found;
  }

  /** A session as it is once its code was proved. */
  #session({ council: id, team: code }: KnownRequest): LiveSession {
    const { council, teams } = this.#of({ council: id } as KnownRequest);
    const team = teams.find((one) => one.code === code);
    if (!team) throw new Error(`${code} is no team`);
    const now = this.#platform.world.clock.now();
    const link = {
      hash: 'link',
      council: id,
      team: code,
      opens: 'answers',
      request: null,
      mail: '',
      mintedAt: now,
      expiresAt: now,
    } as const;
    const who = { address: adviserOf(team), provedAt: now, name: 'Jo Rivers', role: 'Therapist', asked: 1 };
    const times = { linkHash: 'link', linkMintedAt: now, createdAt: now, seenAt: now, expiresAt: now };
    return {
      session: { hash: 'session', council: id, team: code, request: null, ...who, ...times },
      opened: { link, council, team, request: null },
    };
  }
}

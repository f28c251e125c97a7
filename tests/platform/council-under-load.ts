import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../../infra/local/seeds/example/random.ts';
import { londonInstant, plusDays } from '../../shared/domain/calendar/london-days.ts';
import { workingDayOnOrAfter } from '../../shared/domain/calendar/working-days.ts';
import type { Answer, RunningPlatform } from './running-platform.ts';
import { assert } from './steps.ts';

const TEAMS = Array.from({ length: 6 }, (_, number) => `T${number}`);
export const TEAMS_CSV = [
  'team_code,organisation,kind,service,mailbox,manager_email,senior_email,email_domains',
  ...TEAMS.map(
    (team) =>
      `${team},Trust ${team},health,Therapies,team@${team}.example,manager@${team}.example,lead@${team}.example,${team}.example`,
  ),
  '',
].join('\n');
/** Of none of the teams' organisations, so that a request sent again there ends, and another begins. */
const ELSEWHERE = 'duty@elsewhere.example';

const SCHEDULES = ['chase-advice', 'unstick', 'reconcile-scorecard'];
const SPREAD_MS = 1500;
const RECENT = 20;

interface Asking {
  readonly ref: string;
  readonly teams: readonly string[];
  readonly on: string;
  ids: readonly string[] | null;
}

/** A council that asks, withdraws, sends again and lets time pass, all at once and by chance, until the platform is killed. */
export class CouncilUnderLoad {
  /** Ids of requests that the platform has confirmed. */
  readonly known = new Set<string>();
  /** Requests whose end the platform has confirmed, and an instant at which that was so. */
  readonly endedAt = new Map<string, string>();
  readonly #random: () => number;
  readonly #askings: Asking[] = [];
  readonly #open: string[] = [];
  #platform: RunningPlatform;
  #killed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(random: () => number, platform: RunningPlatform) {
    this.#random = random;
    this.#platform = platform;
  }

  /** Works in bursts: the clock moves on only when all is quiet, which it never were if somebody always asked. */
  begin(): void {
    const bursts = async (): Promise<void> => {
      while (!this.#killed) await this.#burst();
    };
    this.#work = bursts().catch((error: unknown) => {
      // What a kill cut off is nobody's failure.
      if (!this.#killed) throw error;
    });
    this.#work.catch(() => undefined);
  }

  /** To be called with the kill; throws what had failed before it. */
  async end(): Promise<void> {
    this.#killed = true;
    await this.#work;
  }

  /** Says again, to the platform started anew, what got no answer, as a council's own system would: with the same keys. */
  async goOn(platform: RunningPlatform): Promise<void> {
    this.#platform = platform;
    this.#killed = false;
    for (const asking of this.#askings.filter(({ ids }) => ids === null)) await this.#ask(asking);
  }

  async #burst(): Promise<void> {
    const acts = [
      ...Array.from({ length: 3 + this.#below(4) }, () => () => this.#askAnew()),
      ...Array.from({ length: 1 + this.#below(3) }, () => () => this.#withdraw()),
      ...Array.from({ length: 1 + this.#below(2) }, () => () => this.#resend()),
    ];
    // Half the time the clock goes first, so that digests are under way when the rest begins.
    const wait = this.#random() < 0.5 ? SPREAD_MS / 3 : 0;
    const done = await Promise.allSettled([
      sleep(wait > 0 ? 0 : this.#below(SPREAD_MS)).then(() => this.#passTime()),
      ...acts.map((act) => sleep(wait + this.#below(SPREAD_MS)).then(act)),
    ]);
    for (const each of done) if (each.status === 'rejected') throw each.reason;
  }

  async #askAnew(): Promise<void> {
    const from = this.#below(TEAMS.length);
    const teams = [...TEAMS, ...TEAMS].slice(from, from + 1 + this.#below(3));
    const { today: on } = await this.#platform.settings();
    const asking: Asking = { ref: `KILL-${this.#askings.length}`, teams, on, ids: null };
    this.#askings.push(asking);
    await this.#ask(asking);
  }

  async #ask(asking: Asking): Promise<void> {
    const { ref, teams, on } = asking;
    const child = { childName: `Child of ${ref}`, childDateOfBirth: '2015-01-01', locality: 'North' };
    await this.#call([201, 409], '/api/assessments', { ref, ...child, requestedOn: on });
    const sent = await this.#call([201], `/api/assessments/${ref}/advice-requests`, { teams }, ref);
    asking.ids = sent.body.adviceRequests.map(({ id }: { id: string }) => id);
    for (const id of asking.ids ?? []) this.#opened(id);
  }

  async #withdraw(): Promise<void> {
    const id = this.#takeOpen();
    if (id === undefined) return;
    await this.#call([200], `/api/advice-requests/${id}/withdraw`, { reason: 'The family has moved away' });
    await this.#ended(id);
  }

  async #resend(): Promise<void> {
    const id = this.#takeOpen();
    if (id === undefined) return;
    const elsewhere = this.#random() < 0.3;
    const body = elsewhere ? { mailbox: ELSEWHERE } : {};
    const again = await this.#call([elsewhere ? 201 : 200], `/api/advice-requests/${id}/resend`, body);
    this.#opened(again.body.id);
    if (elsewhere) await this.#ended(id);
  }

  /** To the next hour of digests, and a schedule by hand. */
  async #passTime(): Promise<void> {
    const { today, now } = await this.#platform.settings();
    const isEarly = now < londonInstant(today, '08:00');
    await this.#platform.moveClock(isEarly ? today : workingDayOnOrAfter(plusDays(today, 1)), '08:05');
    await this.#platform.local('POST', `/local/schedules/${pick(this.#random, SCHEDULES)}`);
  }

  async #call(expected: readonly number[], path: string, body: unknown, key?: string): Promise<Answer> {
    const answer = await this.#platform.api('POST', path, body, key === undefined ? {} : { 'Idempotency-Key': key });
    assert.ok(expected.includes(answer.status), `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** One of those asked for lately, whose mails may still be on their way; nobody else takes it meanwhile. */
  #takeOpen(): string | undefined {
    const recent = Math.min(RECENT, this.#open.length);
    return this.#open.splice(this.#open.length - recent + this.#below(recent), 1)[0];
  }

  #opened(id: string): void {
    this.known.add(id);
    this.#open.push(id);
  }

  async #ended(id: string): Promise<void> {
    this.endedAt.set(id, (await this.#platform.settings()).now);
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

import { correctAssessment } from '../../shared/application/council/correct-assessment.ts';
import type { CouncilCaller } from '../../shared/application/council/council-caller.ts';
import { issueAdviceRequests } from '../../shared/application/council/issue-advice-requests.ts';
import { openAssessment } from '../../shared/application/council/open-assessment.ts';
import { viewAssessment } from '../../shared/application/council/view-assessment.ts';
import type { Council } from '../../shared/domain/directory/council.ts';
import type { Team } from '../../shared/domain/directory/team.ts';
import type { Platform } from './platform.ts';
import type { Random } from './random.ts';

export interface Authority {
  readonly council: Council;
  readonly teams: readonly Team[];
}
/** A case under the council's own reference; it may not be there, where its opening failed. */
interface Case extends Authority {
  readonly ref: string;
}

const MOST_CASES = 3;
/** Whoever gets no answer tries again, so often. */
const TRIES = 3;
const callerOf = ({ council }: Authority, client = 'vale-cms'): CouncilCaller => ({
  council,
  actor: { by: 'client', client },
});

/** What a council does with assessments: opens them, asks teams for advice, looks at them, ends them. */
export class Cases {
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #authorities: readonly [Authority, ...Authority[]];
  readonly #cases: Case[] = [];
  /** Readings, by who read: whether they were shown what they asked for. */
  readonly shown = new Map<string, boolean>();
  #issues = 0;

  constructor(platform: Platform, authorities: readonly [Authority, ...Authority[]]) {
    this.#platform = platform;
    this.#random = platform.world.random.of('cases');
    this.#authorities = authorities;
  }

  async open(): Promise<void> {
    if (this.#cases.length >= MOST_CASES) return this.issue();
    const authority = this.#random.pick(this.#authorities);
    const one = { ...authority, ref: `EHC-2026-${this.#cases.length + 1}` };
    this.#cases.push(one);
    const { ports, world } = this.#platform;
    const body = { ref: one.ref, childName: 'Robin Quill', childDateOfBirth: '2017-04-01', locality: 'Central' };
    const opening = { ...body, requestedOn: world.clock.today() };
    await this.#insist(`opens ${one.ref}`, () => openAssessment(ports, callerOf(one), opening));
    await this.#issueOn(one);
  }

  async issue(): Promise<void> {
    const one = this.#random.pickAny(this.#cases);
    if (one) await this.#issueOn(one);
  }

  async end(): Promise<void> {
    const one = this.#random.pickAny(this.#cases);
    if (!one) return;
    const { ports, world } = this.#platform;
    const today = world.clock.today();
    const body = this.#random.chance(0.6)
      ? { planIssuedOn: today }
      : ({ closedOn: today, closedReason: 'moved' } as const);
    await world.run(`council ends ${one.ref}`, () => correctAssessment(ports, callerOf(one), one.ref, body));
  }

  async correct(): Promise<void> {
    const one = this.#random.pickAny(this.#cases);
    if (!one) return;
    const { ports, world } = this.#platform;
    const body = { locality: this.#random.pick(['North', 'South', 'Central']), decidedOn: world.clock.today() };
    await world.run(`council corrects ${one.ref}`, () => correctAssessment(ports, callerOf(one), one.ref, body));
  }

  async view(): Promise<void> {
    const one = this.#random.pickAny(this.#cases);
    if (!one) return;
    const { ports, world } = this.#platform;
    const reader = `reader-${this.shown.size + 1}`;
    const seen = await world.run(`${reader} looks`, () => viewAssessment(ports, callerOf(one, reader), one.ref));
    this.shown.set(reader, (seen?.value ?? null) !== null);
  }

  async #issueOn(one: Case): Promise<void> {
    const { ports } = this.#platform;
    const [first, ...more] = this.#random.shuffled(one.teams).map(({ code }) => code);
    if (!first) return;
    const teams = [first, ...more.slice(0, this.#random.int(0, 2))];
    this.#issues += 1;
    const input = { ref: one.ref, idempotencyKey: `issue-${this.#issues}`, body: { teams, noPapers: true } as const };
    const name = `council asks ${teams.join(', ')} on ${one.ref}`;
    await this.#insist(name, () => issueAdviceRequests(ports, callerOf(one), input));
  }

  /** Tries again where no answer came, as whoever called would; with the same words, so that it is done once. */
  async #insist(name: string, does: () => Promise<unknown>): Promise<void> {
    for (let tried = 0; tried < TRIES; tried += 1) if (await this.#platform.world.run(name, does)) return;
  }
}

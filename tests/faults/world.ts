import type { Mail } from '../../shared/application/ports/mail-store.ts';
import type { Clock, Log } from '../../shared/application/ports/system.ts';
import type { Decision } from '../../shared/domain/assessment/decision.ts';
import { londonDate } from '../../shared/domain/calendar/london-days.ts';
import { Agenda } from './agenda.ts';
import { FaultCount, type FaultKind } from './fault-kinds.ts';
import { Died, Process, running } from './process.ts';
import { Random } from './random.ts';
import type { Witness } from './stores.ts';
import { Truth } from './truth.ts';

export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

/** How wild a history is: the chance of a fault in each call. */
const RATES = [0.001, 0.004, 0.012, 0.03] as const;
const CLOCKS_OFF = 0.05;
const FARTHEST_OFF_S = 300;
/** Errors that no fault explains: the code did not expect what it met. */
const SURPRISES = ['TypeError', 'RangeError', 'ReferenceError', 'ZodError', 'StoredItemFault'];

const hourly = new Map<string, string>();
/** London keeps whole hours from UTC, so a day found once is the day of its whole hour. */
const londonDay = (now: string): string => {
  const hour = now.slice(0, 13);
  const known = hourly.get(hour) ?? londonDate(now);
  hourly.set(hour, known);
  return known;
};

/** Virtual time, chance, and the processes of one history; counts what was injected and keeps what was violated. */
export class World implements Witness {
  readonly faults = new FaultCount();
  readonly violations: Violation[] = [];
  readonly agenda = new Agenda();
  readonly random: Random;
  readonly truth: Truth;
  /** What happened, line by line; null where nobody will read it. */
  readonly trace: string[] | null;
  /** Whom a mail's, a decision's arrival in a stream is told to. */
  onDecision: (decision: Decision) => void = () => undefined;
  onToSend: (mail: string, lane: Mail['lane']) => void = () => undefined;
  readonly readings = new Map<string, Set<string>>();
  now: number;
  #rate: number;
  #wasSending = false;
  #started = 0;

  constructor(seed: string, start: string, isTraced: boolean) {
    this.random = new Random(seed);
    this.#rate = this.random.of('rate').pick(RATES);
    this.now = Date.parse(start);
    this.trace = isTraced ? [] : null;
    this.truth = new Truth((invariant, what) => this.violate(invariant, what));
  }

  /** The clock of whoever asks: a process's own may be off. */
  readonly clock: Clock = {
    now: () => new Date(this.now + (running.getStore()?.skewMs ?? 0)).toISOString(),
    today: () => londonDay(this.clock.now()),
  };

  readonly log: Log = {
    info: () => undefined,
    warn: (message, data) => this.note('  warns:', message, data),
    error: (message, data) => this.note('  error:', message, data),
  };

  /** From now on nothing goes wrong any more. */
  calmDown(): void {
    this.#rate = 0;
  }
  get isCalm(): boolean {
    return this.#rate === 0;
  }

  /** Whether something that befalls whole days does so now; never once it is calm. */
  strikes(random: Random, probability: number): boolean {
    return !this.isCalm && random.chance(probability);
  }

  /** Runs something as a process of its own; null where it died or failed. */
  async run<T>(name: string, does: () => Promise<T>, diesOn: string | null = null): Promise<{ value: T } | null> {
    this.#started += 1;
    const random = this.random.of(`${this.#started}`);
    const isOff = this.strikes(random, CLOCKS_OFF);
    const skewMs = isOff ? random.int(-FARTHEST_OFF_S, FARTHEST_OFF_S) * 1000 : 0;
    const process = new Process({ name, random, skewMs, rate: this.#rate, since: this.truth.decisions, diesOn });
    if (isOff) this.fault('clock-off');
    this.note(`${name} starts${isOff ? `, its clock off by ${skewMs / 1000} s` : ''}`);
    try {
      const value = await running.run(process, does);
      if (!process.dead) return { value };
    } catch (error) {
      this.note(`  ${name} failed: ${error}`);
      const { name: kind, stack } = error as Error;
      if (!(error instanceof Died) && (this.isCalm || SURPRISES.includes(kind)))
        this.violate('no surprises', `${name}: ${stack}`);
    }
    return null;
  }

  fault(kind: FaultKind): void {
    this.faults.note(kind);
    this.#wasSending ||= running.getStore()?.name.startsWith('send-mail') ?? false;
    this.note(`  FAULT ${kind} ${running.getStore()?.name ?? ''}`);
  }

  /** Whether anything went wrong with a mail since this was asked last. */
  sendingHadFaults(): boolean {
    const had = this.#wasSending;
    this.#wasSending = false;
    return had;
  }

  violate(invariant: string, what: string): void {
    this.violations.push({ invariant, what });
    this.note(`VIOLATES ${invariant}: ${what}`);
  }

  note(line: string, ...more: readonly unknown[]): void {
    if (!this.trace) return;
    const words = more.map((one) => (typeof one === 'string' ? one : JSON.stringify(one ?? '')));
    this.trace.push([new Date(this.now).toISOString().slice(0, 16), line, ...words].join(' '));
  }

  decided(decision: Decision): void {
    this.truth.decided(decision);
    this.note(`  decided ${decision.key} ${decision.version}: ${decision.facts.map((fact) => fact.fact).join(', ')}`);
    this.onDecision(decision);
  }

  toSend(mail: string, lane: Mail['lane']): void {
    this.onToSend(mail, lane);
  }

  claimed(mail: string, decisions = this.truth.decisions): void {
    this.truth.claimed(mail, decisions);
    this.note(`  claimed ${mail.slice(0, 8)}`);
  }

  read(entry: string, reader: string): void {
    this.readings.set(reader, (this.readings.get(reader) ?? new Set()).add(entry));
  }
}

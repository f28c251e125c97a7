import type { IsoInstant } from '../../domain/calendar/days.ts';
import { laterOf } from '../../domain/calendar/london-days.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { MailStore, NewMail } from '../ports/mail-store.ts';
import type { Clock, Secrets } from '../ports/system.ts';
import { mailSource } from './new-mail.ts';
import { nextDigestHour } from './working-hours.ts';

export interface ChasePorts {
  readonly assessments: AssessmentStore;
  readonly mails: MailStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'hash'>;
}

/** A chase may take so long: until then no digest goes out that it is still adding to. */
const CHASE_MS = 15 * 60_000;
/** Digests whose hour is moved at once. */
const AT_ONCE = 16;

/**
 * The day's digests of one chase. A digest is read when it is sent, so it must not go while rungs are still being recorded with
 * it: a chase that runs late holds its digests back, and releases them at its end. One that dies leaves them to go by themselves.
 */
export class DigestBook {
  readonly #ports: ChasePorts;
  readonly #council: Council;
  readonly #goesAt: IsoInstant;
  readonly #heldUntil: IsoInstant;
  readonly #open = new Map<string, Promise<boolean>>();
  readonly #held: string[] = [];
  /** The day that digests asked for now are of. */
  readonly day: string;
  /** When they are to go out. */
  readonly notBefore: IsoInstant;

  constructor(ports: ChasePorts, council: Council) {
    const now = ports.clock.now();
    const { day, at } = nextDigestHour(now);
    const chaseEnds = new Date(Date.parse(now) + CHASE_MS).toISOString();
    this.#ports = ports;
    this.#council = council;
    this.day = day;
    this.#goesAt = at;
    this.#heldUntil = chaseEnds;
    this.notBefore = laterOf(at, chaseEnds);
  }

  get source() {
    return mailSource(this.#ports, this.#council);
  }

  /** Puts a digest where it is not there yet. False: today's is already on its way, so a rung recorded with it would be told to nobody. */
  isOpen(mail: NewMail): Promise<boolean> {
    const known = this.#open.get(mail.id) ?? this.#openNow(mail);
    this.#open.set(mail.id, known);
    return known;
  }

  async #openNow(mail: NewMail): Promise<boolean> {
    const { mails, clock } = this.#ports;
    await mails.put([mail]);
    const there = await mails.find(mail.id);
    if (there?.status !== 'to-send') return false;
    if (there.notBefore < this.#heldUntil && !(await mails.retime(mail.id, this.#heldUntil, clock.now()))) return false;
    if (this.notBefore > this.#goesAt || there.notBefore < this.#heldUntil) this.#held.push(mail.id);
    return true;
  }

  /** Lets go what was held back for this chase. */
  async release(): Promise<void> {
    const now = this.#ports.clock.now();
    const queue = this.#held.values();
    const worker = async (): Promise<void> => {
      for (const id of queue) await this.#ports.mails.retime(id, this.#goesAt, now);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

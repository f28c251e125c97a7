import type { HeldAddress, MailboxTest, VouchingStore } from '../../shared/application/ports/vouching-store.ts';

const at = (...parts: readonly string[]): string => parts.join(' ');

/** What is vouched for, in memory; passes the same suite as the real one. */
export class MemoryVouchingStore implements VouchingStore {
  readonly #held = new Map<string, HeldAddress>();
  readonly #tests = new Map<string, MailboxTest>();

  async hold(held: HeldAddress): Promise<void> {
    const id = at(held.council, held.team, held.address);
    if ((this.#held.get(id)?.expiresAt ?? '') <= held.askedAt) this.#held.set(id, structuredClone(held));
  }

  async address(council: string, team: string, address: string, now: string): Promise<HeldAddress | null> {
    const held = this.#held.get(at(council, team, address));
    return held && held.expiresAt > now ? structuredClone(held) : null;
  }

  async addresses(council: string, team: string | null, now: string): Promise<readonly HeldAddress[]> {
    return structuredClone([...this.#held.values()])
      .filter((held) => held.council === council && (team === null || held.team === team) && held.expiresAt > now)
      .sort((a, b) => (`${a.team}#${a.address}` < `${b.team}#${b.address}` ? -1 : 1));
  }

  async decide(
    { council, team, address }: Pick<HeldAddress, 'council' | 'team' | 'address'>,
    decision: Pick<HeldAddress, 'decision' | 'decidedAt' | 'decidedBy' | 'expiresAt'>,
    now: string,
  ): Promise<boolean> {
    const held = await this.address(council, team, address, now);
    if (held) this.#held.set(at(council, team, address), { ...held, ...decision });
    return held !== null;
  }

  async putTest(test: MailboxTest): Promise<void> {
    this.#tests.set(at(test.council, test.team), structuredClone(test));
  }

  async test(council: string, team: string): Promise<MailboxTest | null> {
    return structuredClone(this.#tests.get(at(council, team)) ?? null);
  }

  async noteArrival(which: Pick<MailboxTest, 'council' | 'team' | 'mail'>, arrivedAt: string, arrivedBy: string) {
    const test = this.#tests.get(at(which.council, which.team));
    if (test?.mail !== which.mail) return false;
    if (!test.arrivedAt) this.#tests.set(at(which.council, which.team), { ...test, arrivedAt, arrivedBy });
    return true;
  }
}

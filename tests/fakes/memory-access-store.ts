import type { AccessStore, AdviserSession, StaffSession } from '../../shared/application/ports/access-store.ts';
import type { CodeRecord, LinkRecord } from '../../shared/application/ports/mail-store.ts';
import { SeededSecrets } from './seeded-secrets.ts';

/** The access table in memory; passes the same suite as the real one. */
export class MemoryAccessStore implements AccessStore {
  readonly #links = new Map<string, LinkRecord>();
  readonly #advisers = new Map<string, AdviserSession>();
  readonly #staff = new Map<string, StaffSession>();
  readonly #codes = new Map<string, CodeRecord>();
  readonly #spent = new Set<string>();
  readonly #counts = new Map<string, number>();

  putLink(link: LinkRecord): void {
    this.#links.set(link.hash, structuredClone(link));
  }

  putCode(code: CodeRecord): void {
    this.#codes.set(`${code.session} ${code.hash}`, structuredClone(code));
  }

  async link(hash: string): Promise<LinkRecord | null> {
    return structuredClone(this.#links.get(hash) ?? null);
  }

  async putAdviserSession(session: AdviserSession): Promise<void> {
    this.#advisers.set(session.hash, structuredClone(session));
  }

  async adviserSession(hash: string): Promise<AdviserSession | null> {
    return structuredClone(this.#advisers.get(hash) ?? null);
  }

  async updateAdviserSession(session: AdviserSession): Promise<void> {
    const there = this.#advisers.get(session.hash);
    if (!there) return;
    const { provedAt, name, role, expiresAt, seenAt } = session;
    const proof = provedAt ? { provedAt, name, role, expiresAt } : {};
    this.#advisers.set(session.hash, { ...there, ...proof, seenAt, asked: Math.max(there.asked, session.asked) });
  }

  async putStaffSession(session: StaffSession): Promise<void> {
    this.#staff.set(session.hash, structuredClone(session));
  }

  async staffSession(hash: string): Promise<StaffSession | null> {
    return structuredClone(this.#staff.get(hash) ?? null);
  }

  async updateStaffSession({ hash, seenAt, council, expiresAt }: StaffSession): Promise<void> {
    const there = this.#staff.get(hash);
    if (there) this.#staff.set(hash, { ...there, seenAt, council, expiresAt });
  }

  async endSession(hash: string): Promise<void> {
    this.#advisers.delete(hash);
    this.#staff.delete(hash);
  }

  async codes(session: string, now: string): Promise<readonly CodeRecord[]> {
    const alive = [...this.#codes].filter(
      ([id, code]) => code.session === session && code.expiresAt > now && !this.#spent.has(id),
    );
    return structuredClone(alive.map(([, code]) => code));
  }

  async spendCode(session: string, hash: string): Promise<boolean> {
    const id = `${session} ${hash}`;
    if (!this.#codes.has(id) || this.#spent.has(id)) return false;
    this.#spent.add(id);
    return true;
  }

  async count(name: string, windowSeconds: number, now: string): Promise<number> {
    const window = `${name} ${Math.floor(Date.parse(now) / 1000 / windowSeconds)}`;
    const count = (this.#counts.get(window) ?? 0) + 1;
    this.#counts.set(window, count);
    return count;
  }

  async sealingKey(): Promise<string> {
    return new SeededSecrets('sealing').token();
  }
}

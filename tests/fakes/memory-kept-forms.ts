import type { KeptForms } from '../../shared/application/ports/kept-forms.ts';

const MOST_BYTES = 390_000;

/** Kept forms in memory; passes the same suite as the real one. */
export class MemoryKeptForms implements KeptForms {
  readonly #forms = new Map<string, { readonly sealed: string; readonly expiresAt: string }>();

  async keep({ hash, sealed, expiresAt }: Parameters<KeptForms['keep']>[0]): Promise<boolean> {
    if (sealed.length > MOST_BYTES) return false;
    this.#forms.set(hash, { sealed, expiresAt });
    return true;
  }

  async find(hash: string, now: string): Promise<string | null> {
    const kept = this.#forms.get(hash);
    return kept && kept.expiresAt > now ? kept.sealed : null;
  }

  async forget(hash: string): Promise<void> {
    this.#forms.delete(hash);
  }
}

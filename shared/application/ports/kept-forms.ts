import type { IsoInstant } from '../../domain/calendar/days.ts';

/** Part of the access table: forms that outlived their session, sealed with a key that only their browser has. */
export interface KeptForms {
  /** False where it is too large to keep. */
  keep(form: { readonly hash: string; readonly sealed: string; readonly expiresAt: IsoInstant }): Promise<boolean>;
  /** What was sealed, while it has not run out. */
  find(hash: string, now: IsoInstant): Promise<string | null>;
  forget(hash: string): Promise<void>;
}

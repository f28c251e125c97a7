import type * as z from 'zod';
import type { AccessStore } from './ports/access-store.ts';
import type { Secrets } from './ports/system.ts';

interface SealPorts {
  readonly access: Pick<AccessStore, 'sealingKey'>;
  readonly secrets: Pick<Secrets, 'seal' | 'open'>;
}

/** What a browser keeps for us and can neither read nor change; the server stores nothing. */
export const sealNote = async (ports: SealPorts, note: unknown): Promise<string> =>
  ports.secrets.seal(await ports.access.sealingKey(), JSON.stringify(note));

/** Null: there is none, we did not seal it, or it is a note of another kind. */
export const openNote = async <S extends z.ZodType>(
  ports: SealPorts,
  kind: S,
  sealed: string | undefined,
): Promise<z.infer<S> | null> => {
  const text = sealed ? ports.secrets.open(await ports.access.sealingKey(), sealed) : null;
  return text === null ? null : (kind.safeParse(JSON.parse(text)).data ?? null);
};

import type { Adapter, AdapterPayload } from 'oidc-provider';

const records = new Map<string, { payload: AdapterPayload; until: number }>();

/**
 * What the provider remembers for a while: sessions, interactions, codes. In memory alone: after a restart somebody who was in the
 * middle of signing in starts again, and tokens need no memory.
 */
export class SessionMemory implements Adapter {
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    records.set(this.#key(id), { payload, until: Date.now() + expiresIn * 1000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const record = records.get(this.#key(id));
    return record && record.until > Date.now() ? record.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const found = [...records].find(([key, { payload }]) => key.startsWith(`${this.#model}:`) && payload.uid === uid);
    return found?.[1].payload;
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const record = records.get(this.#key(id));
    if (record) record.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    records.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of records) if (payload.grantId === grantId) records.delete(key);
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }
}

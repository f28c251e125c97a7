import { exportJWK, generateKeyPair } from 'jose';
import type { LocalStore } from '../../engine/engine.ts';

/** The provider's private key (JWK): made at the first start, kept after it, so that tokens stay good over a restart. */
export async function signingKey(store: LocalStore): Promise<Record<string, unknown>> {
  const kept = store.collection<Record<string, unknown>>('identity');
  const known = kept.get('signing-key');
  if (known) return known;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'local' };
  kept.put('signing-key', key);
  return key;
}

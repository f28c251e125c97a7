import type { Council } from '../domain/directory/council.ts';
import type { Scope } from '../domain/directory/person.ts';
import type { DirectoryStore } from './ports/directory-store.ts';
import type { TokenVerifier } from './ports/token-verifier.ts';

/** A council's machine client, as proved by its token. The council is the client's, never the request's. */
export interface Caller {
  readonly clientId: string;
  readonly council: Council;
}

export type Identified = { readonly is: Caller } | { readonly isNot: 'known' | 'allowed' };

/**
 * Who calls, and whether they may. Not `known`: no good token, or a client of no council (a person's token from signing
 * in is one). Not `allowed`: the scope is missing.
 */
export const identifyClient = async (
  ports: { readonly tokens: TokenVerifier; readonly directory: Pick<DirectoryStore, 'client' | 'council'> },
  token: string | null,
  scope: Scope,
): Promise<Identified> => {
  const verified = token === null ? null : await ports.tokens.verify(token);
  const client = verified && (await ports.directory.client(verified.clientId));
  const council = client && (await ports.directory.council(client.council));
  if (!verified || !client || !council) return { isNot: 'known' };
  return verified.scopes.includes(scope) ? { is: { clientId: client.clientId, council } } : { isNot: 'allowed' };
};

/** The access table has no index: everything in it is found by a secret's hash, or a counter's name. */
export const linkKey = (hash: string) => ({ pk: `L#${hash}`, sk: 'link' });
export const codePartition = (session: string): string => `C#${session}`;
export const codeKey = (session: string, hash: string) => ({ pk: codePartition(session), sk: hash });
export const adviserSessionKey = (hash: string) => ({ pk: `S#${hash}`, sk: 'adviser' });
export const staffSessionKey = (hash: string) => ({ pk: `S#${hash}`, sk: 'staff' });
/** `window` is the number of the window since 1970. */
export const counterKey = (name: string, window: number) => ({ pk: `N#${name}`, sk: String(window) });
export const sealingKeyKey = { pk: 'K#sealing', sk: 'key' } as const;

/** The attribute by which DynamoDB tidies, in epoch seconds. Readers never rely on it. */
export const accessTtl = 'ttl';

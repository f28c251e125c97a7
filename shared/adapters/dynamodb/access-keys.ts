/** The access table has no index: what is in it is found by a secret's hash, a counter's name, or a council's partition. */
export const linkKey = (hash: string) => ({ pk: `L#${hash}`, sk: 'link' });
export const codePartition = (session: string): string => `C#${session}`;
export const codeKey = (session: string, hash: string) => ({ pk: codePartition(session), sk: hash });
export const adviserSessionKey = (hash: string) => ({ pk: `S#${hash}`, sk: 'adviser' });
export const staffSessionKey = (hash: string) => ({ pk: `S#${hash}`, sk: 'staff' });
/** `window` is the number of the window since 1970. */
export const counterKey = (name: string, window: number) => ({ pk: `N#${name}`, sk: String(window) });
export const sealingKeyKey = { pk: 'K#sealing', sk: 'key' } as const;
export const keptFormKey = (hash: string) => ({ pk: `F#${hash}`, sk: 'form' });

/** What is vouched for stands in a partition of its council, by team. */
export const vouchingPartition = (council: string): string => `${council}#V`;
export const heldAddressKey = (council: string, team: string, address: string) => ({
  pk: vouchingPartition(council),
  sk: `${heldAddressesOf(team)}${address}`,
});
/** How the sort keys of held addresses begin: a team's, or all. */
export const heldAddressesOf = (team: string | null): string => (team === null ? 'A#' : `A#${team}#`);
export const mailboxTestKey = (council: string, team: string) => ({ pk: vouchingPartition(council), sk: `T#${team}` });
/** The partitions that the council's side may use, as policies write them. */
export const vouchingPartitions = '*#V';

/** The attribute by which DynamoDB tidies, in epoch seconds. Readers never rely on it. */
export const accessTtl = 'ttl';

/** Indexes of the mail table; the stacks and the tests' database are made from this list. */
export const mailIndexes = [
  { name: 'pending', partitionKey: 'pendingPk', sortKey: 'pendingSk' },
  { name: 'attention', partitionKey: 'attentionPk', sortKey: 'attentionSk' },
  { name: 'by-request', partitionKey: 'requestPk', sortKey: 'requestSk', keysOnly: true },
] as const;

const mailPk = (id: string): string => `M#${id}`;

/** A mail is found by its opaque id alone: that is all that SES's news brings. */
export const mailKey = (id: string) => ({ pk: mailPk(id), sk: 'mail' });
/** That a mail lists a request, where it lists several. */
export const listedKey = (id: string, request: string) => ({ pk: mailPk(id), sk: `lists#${request}` });
/** All of a mail's pointers, and the request that one is for. */
export const listedRange = (id: string) => ({ pk: mailPk(id), from: 'lists#', to: 'lists#~' });
export const listedRequestOf = (sk: string): string => sk.slice('lists#'.length);
export const mailIdOf = (pk: string): string => pk.slice(mailPk('').length);

/** Notes of the platform's own running. */
export const runNoteKey = (note: 'chase-ended' | 'sending-stopped') => ({ pk: 'platform', sk: note });

/** By lane and when to try: begins with an instant, in milliseconds. */
export const pendingIndex = (lane: string, tryAt: string, id: string) => ({
  pendingPk: lane,
  pendingSk: `${tryAt}#${id}`,
});
/** By council and from when it needs a person. */
export const attentionIndex = (council: string, from: string, id: string) => ({
  attentionPk: council,
  attentionSk: `${from}#${id}`,
});
export const requestIndex = (request: string, askedAt: string, id: string) => ({
  requestPk: request,
  requestSk: `${askedAt}#${id}`,
});

import type { DocumentOwner, DocumentPlace } from '../../domain/document/document.ts';

/** Indexes of the assessments table; the stacks and the tests' database are made from this list. */
export const assessmentsIndexes = [
  { name: 'by-due', partitionKey: 'duePk', sortKey: 'dueSk' },
  { name: 'by-team-due', partitionKey: 'teamPk', sortKey: 'dueSk' },
  { name: 'by-next-rung', partitionKey: 'rungPk', sortKey: 'rungSk', keysOnly: true },
  { name: 'by-waiting', partitionKey: 'waitPk', sortKey: 'waitSk' },
  { name: 'by-requested-on', partitionKey: 'ongoingPk', sortKey: 'ongoingSk' },
  { name: 'by-day', partitionKey: 'dayPk', sortKey: 'daySk' },
  { name: 'by-scan-due', partitionKey: 'scanPk', sortKey: 'scanSk', keysOnly: true },
] as const;

/** What partition keys of each kind are like, for the conditions on leading keys. */
export const assessmentsPartitions = {
  /** An assessment with its requests; its idempotency keys. */
  state: '*#A#*',
  /** Decisions and readings: put, never updated or deleted. */
  history: '*#H#*',
  /** Personal details, drafts and answers. */
  personal: '*#P#*',
  /** Records of documents: of files, never the files. */
  documents: '*#F#*',
  /** The council's own reference, pointing to the assessment's key. */
  reference: '*#R#*',
} as const;

const two = (number: number): string => String(number).padStart(2, '0');
const id = (key: string, number: number): string => `${key}-${two(number)}`;

const statePk = (council: string, key: string): string => `${council}#A#${key}`;
const historyPk = (council: string, key: string): string => `${council}#H#${key}`;
const personalPk = (council: string, key: string): string => `${council}#P#${key}`;

/** The assessment sorts before its requests, and both before its idempotency keys: one query loads what is decided from. */
export const stateKey = (council: string, key: string) => ({ pk: statePk(council, key), sk: 'A' });
export const requestKey = (council: string, key: string, number: number) => ({
  pk: statePk(council, key),
  sk: `R#${two(number)}`,
});
export const idempotencyKey = (council: string, key: string, given: string) => ({
  pk: statePk(council, key),
  sk: `X#${given}`,
});
/** From the assessment to its last request. */
export const stateRange = (council: string, key: string) => ({ pk: statePk(council, key), from: 'A', to: 'R#~' });
export const decisionKey = (council: string, key: string, version: number) => ({
  pk: historyPk(council, key),
  sk: `D#${String(version).padStart(6, '0')}`,
});
export const decisionRange = (council: string, key: string) => ({ pk: historyPk(council, key), from: 'D#', to: 'D#~' });
/** `entry` tells two readings of one instant apart. */
export const readingKey = (council: string, key: string, at: string, entry: string) => ({
  pk: historyPk(council, key),
  sk: `V#${at}#${entry}`,
});
export const referenceKey = (council: string, ref: string) => ({ pk: `${council}#R#${ref}`, sk: 'R' });
export const detailsKey = (council: string, key: string) => ({ pk: personalPk(council, key), sk: 'details' });
export const draftKey = (council: string, key: string, number: number) => ({
  pk: personalPk(council, key),
  sk: `draft#${two(number)}`,
});
export const answerKey = (council: string, key: string, number: number, answer: number) => ({
  pk: personalPk(council, key),
  sk: `answer#${two(number)}#${String(answer).padStart(3, '0')}`,
});
export const answerRange = (council: string, key: string, number: number) => ({
  pk: personalPk(council, key),
  from: `answer#${two(number)}#`,
  to: `answer#${two(number)}#~`,
});

export type Standing = 'open' | 'ended';
export const duePartition = (council: string, standing: Standing): string => `${council}#${standing}`;
export const teamPartition = (council: string, team: string, standing: Standing): string =>
  `${council}#${standing}#${team}`;
/** By the day on which it is due, then by its id. */
export const dueSort = (dueOn: string, key: string, number: number): string => `${dueOn}#${id(key, number)}`;

export const rungPartition = (council: string): string => `${council}#rungs`;
export const rungSort = (day: string, key: string, number: number): string => `${day}#${id(key, number)}`;

export const waitingPartition = (council: string, kind: string): string => `${council}#${kind}`;
export const waitingSort = (since: string, key: string, number: number): string => `${since}#${id(key, number)}`;

export const requestedOnPartition = (council: string, standing: 'ongoing' | 'ended'): string =>
  `${council}#${standing}`;
export const requestedOnSort = (requestedOn: string, key: string): string => `${requestedOn}#${key}`;

export const dayPartition = (council: string, day: string): string => `${council}#${day}`;
export const decisionOfDaySort = (at: string, key: string, version: number): string =>
  `D#${at}#${key}#${String(version).padStart(6, '0')}`;
export const readingOfDaySort = (at: string, key: string, entry: string): string => `V#${at}#${key}#${entry}`;

/** A document's owner within its assessment: `papers`, or the number of the request whose answer it belongs to. */
const ownerPart = (owner: DocumentOwner): string => (owner.is === 'paper' ? 'papers' : two(owner.request));
const documentsPk = (council: string, key: string): string => `${council}#F#${key}`;
export const documentKey = ({ council, owner, id: document }: DocumentPlace) => ({
  pk: documentsPk(council, owner.assessment),
  sk: `${ownerPart(owner)}#${document}`,
});
export const documentRange = (council: string, owner: DocumentOwner) => ({
  pk: documentsPk(council, owner.assessment),
  from: `${ownerPart(owner)}#`,
  to: `${ownerPart(owner)}#~`,
});
export const scanPartition = (council: string): string => `${council}#scans`;
/** By when its file came; the rest says which document, in which revision. */
export const scanSort = (since: string, { owner, id: document }: DocumentPlace, revision: number): string =>
  [since, owner.assessment, ownerPart(owner), document, String(revision)].join('#');
/** Up to an instant, that instant included. */
export const scanSortUntil = (until: string): string => `${until}#~`;
export const scanSortParts = (sort: string) => {
  const [since = '', assessment = '', of = '', document = '', revision = ''] = sort.split('#');
  const owner: DocumentOwner =
    of === 'papers' ? { is: 'paper', assessment } : { is: 'answer', assessment, request: Number(of) };
  return { since, owner, id: document, revision: Number(revision) };
};

import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Change, Reading, RequestRow } from '../../application/ports/assessment-store.ts';
import { AdviceRequest } from '../../domain/advice-request/advice-request.ts';
import { Assessment } from '../../domain/assessment/assessment.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import {
  dayPartition,
  decisionKey,
  decisionOfDaySort,
  readingKey,
  readingOfDaySort,
  requestedOnPartition,
  requestedOnSort,
  requestKey,
  stateKey,
} from './assessments-keys.ts';
import { requestIndexes } from './request-indexes.ts';
import { ITEM_VERSION, type Item, readItem } from './stored-item.ts';

/** The version at which each request was last written, by number. It tells a whole reading from one torn by a transaction. */
export type WrittenAt = Readonly<Record<string, number>>;
/** What is stored beside the domain's own state, and needed to write only what changes. */
export interface Beside {
  readonly writtenAt: WrittenAt;
  readonly nextRungOn: ReadonlyMap<number, IsoDate | null>;
}

const StateItem = Assessment.omit({ requests: true }).extend({ writtenAt: z.record(z.string(), z.int()) });
const RequestItem = z.object({
  key: z.string(),
  ref: z.string(),
  nextRungOn: IsoDate.nullable(),
  writtenAt: z.int(),
});

export const stateItem = ({ requests: _, ...assessment }: Assessment, writtenAt: WrittenAt) => {
  const { council, key, requestedOn } = assessment;
  const ended = assessment.planIssuedOn !== null || assessment.closedOn !== null;
  return {
    ...stateKey(council, key),
    v: ITEM_VERSION,
    type: 'assessment',
    ...assessment,
    writtenAt,
    ongoingPk: requestedOnPartition(council, ended ? 'ended' : 'ongoing'),
    ongoingSk: requestedOnSort(requestedOn, key),
  };
};

export const requestItem = (assessment: Assessment, request: AdviceRequest, nextRungOn: IsoDate | null) => {
  const { council, key, ref, version } = assessment;
  return {
    ...request,
    ...requestKey(council, key, request.number),
    v: ITEM_VERSION,
    type: 'request',
    key,
    ref,
    nextRungOn,
    writtenAt: version,
    ...requestIndexes(council, key, request, nextRungOn),
  };
};

/** Two changes with the same mark are the same change: all that is written but the mails, which the decision names. */
export const markOf = ({ after, decision, details, answer, idempotency }: Change): string =>
  createHash('sha256')
    .update(JSON.stringify([after, decision, details, answer, idempotency]))
    .digest('base64url')
    .slice(0, 22);

/** `type` is what the stream's filter goes by. */
export const decisionItem = (change: Change) => {
  const { decision } = change;
  const { council, key, version, at, on } = decision;
  return {
    ...decision,
    ...decisionKey(council, key, version),
    v: ITEM_VERSION,
    type: 'decision',
    mark: markOf(change),
    dayPk: dayPartition(council, on),
    daySk: decisionOfDaySort(at, key, version),
  };
};

export const readingItem = (reading: Reading, entry: string) => {
  const { council, key, at, on } = reading;
  return {
    ...reading,
    ...readingKey(council, key, at, entry),
    v: ITEM_VERSION,
    type: 'reading',
    dayPk: dayPartition(council, on),
    daySk: readingOfDaySort(at, key, entry),
  };
};

export const requestRow = (item: Item): RequestRow => {
  const { key, ref } = readItem(RequestItem, item);
  return { key, ref, request: readItem(AdviceRequest, item) };
};

/** Numbers of the requests that an assessment's item says there are. */
export const requestNumbers = (state: Item): readonly number[] =>
  Object.keys(readItem(StateItem, state).writtenAt).map(Number);

/**
 * An assessment from its item and its requests' items. Null where they do not belong together: a transaction committed
 * between the reading of one and another, which DynamoDB allows. Reading again gives a whole one.
 */
export const assessmentFrom = (
  state: Item,
  requests: readonly Item[],
): { readonly assessment: Assessment; readonly beside: Beside } | null => {
  const { writtenAt, ...rest } = readItem(StateItem, state);
  const read = requests
    .map((item) => ({ request: readItem(AdviceRequest, item), its: readItem(RequestItem, item) }))
    .sort((a, b) => a.request.number - b.request.number);
  const whole =
    read.length === Object.keys(writtenAt).length &&
    read.every(({ request, its }) => writtenAt[String(request.number)] === its.writtenAt);
  if (!whole) return null;
  return {
    assessment: { ...rest, requests: read.map(({ request }) => request) },
    beside: { writtenAt, nextRungOn: new Map(read.map(({ request, its }) => [request.number, its.nextRungOn])) },
  };
};

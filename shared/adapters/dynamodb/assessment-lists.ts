import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AssessmentStore, Page, RequestRow } from '../../application/ports/assessment-store.ts';
import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import type { WaitingKind } from '../../domain/advice-request/waiting.ts';
import { Decision } from '../../domain/assessment/decision.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { requestRow } from './assessment-items.ts';
import {
  assessmentsIndexes,
  dayPartition,
  duePartition,
  requestedOnPartition,
  rungPartition,
  teamPartition,
  waitingPartition,
} from './assessments-keys.ts';
import { after, pageOf, placeOf } from './list-cursor.ts';
import { queryItems, type Range } from './read-items.ts';
import { standingOf } from './request-indexes.ts';
import { type Item, readItem } from './stored-item.ts';

const PAGE = 100;
const [BY_DUE, BY_TEAM_DUE, BY_NEXT_RUNG, BY_WAITING, BY_REQUESTED_ON, BY_DAY] = assessmentsIndexes;
const DAY_AND_ID = /^\d{4}-\d{2}-\d{2}#[0-9A-Z]{12}-\d{2,3}$/;
const REQUESTED_ON = /^(ongoing|ended) \d{4}-\d{2}-\d{2}#[0-9A-Z]{12}$/;
const DECISION_OF_DAY = /^D#[0-9TZ:.-]+#[0-9A-Z]{12}#\d{6}$/;

const text = (item: Item, attribute: string): string => z.string().parse(item[attribute]);

/** Requests by `dueOn`, then id: each team's (or the council's) open and ended ones, merged as far as the page needs. */
export const requestsByDue = async (
  documents: DynamoDBDocumentClient,
  table: string,
  council: string,
  query: Parameters<AssessmentStore['requests']>[1],
): Promise<Page<RequestRow>> => {
  const { statuses, teams, dueBefore, limit, cursor } = query;
  const from = cursor === undefined ? '0' : after(placeOf(cursor, DAY_AND_ID));
  const standings = (['open', 'ended'] as const).filter(
    (standing) => !statuses || statuses.some((status) => standingOf(status) === standing),
  );
  const partitions = standings.flatMap((standing): readonly Required<Pick<Range, 'index' | 'pk'>>[] =>
    teams
      ? [...new Set(teams)].map((team) => ({ index: BY_TEAM_DUE, pk: teamPartition(council, team, standing) }))
      : [{ index: BY_DUE, pk: duePartition(council, standing) }],
  );
  const only = statuses && { attribute: 'status', values: statuses };
  const found = await Promise.all(
    partitions.map(({ index, pk }) =>
      queryItems(documents, { table, index, pk, from, to: dueBefore ?? '~', ...(only && { only }) }, limit + 1),
    ),
  );
  const sorted = found.flat().sort((a, b) => (text(a, 'dueSk') < text(b, 'dueSk') ? -1 : 1));
  return pageOf(sorted, limit, (item) => text(item, 'dueSk'), requestRow);
};

/** By the keys of the index alone: costs what is due, not what is open. */
export const requestsByRung = async (
  documents: DynamoDBDocumentClient,
  table: string,
  council: string,
  day: IsoDate,
  cursor?: string,
): Promise<Page<{ readonly key: string; readonly number: number }>> => {
  const from = cursor === undefined ? '0' : after(placeOf(cursor, DAY_AND_ID));
  const range = { table, index: BY_NEXT_RUNG, pk: rungPartition(council), from, to: `${day}~` };
  const items = await queryItems(documents, range, PAGE + 1);
  const place = (item: Item) => text(item, 'rungSk');
  return pageOf(items, PAGE, place, (item) => {
    const id = parseRequestId(place(item).slice('YYYY-MM-DD#'.length));
    if (!id) throw new Error(`The index by next rung has an entry that names no request: ${place(item)}`);
    return id;
  });
};

/** By the sparse index alone: costs what waits, not what is open. */
export const requestsWaiting = async (
  documents: DynamoDBDocumentClient,
  table: string,
  council: string,
  kinds: readonly WaitingKind[],
  limit: number,
): Promise<readonly RequestRow[]> => {
  const found = await Promise.all(
    kinds.map((kind) => {
      const range = { table, index: BY_WAITING, pk: waitingPartition(council, kind), from: '0', to: '~' };
      return queryItems(documents, range, limit);
    }),
  );
  return found
    .flat()
    .sort((a, b) => (text(a, 'waitSk') < text(b, 'waitSk') ? -1 : 1))
    .map(requestRow);
};

/** Keys of a council's assessments, the ongoing ones first, each by `requestedOn`. */
export const keysByRequestedOn = async (
  documents: DynamoDBDocumentClient,
  table: string,
  council: string,
  cursor?: string,
): Promise<Page<string>> => {
  const [standing = '', place = ''] = cursor === undefined ? [] : placeOf(cursor, REQUESTED_ON).split(' ');
  const read = async (of: 'ongoing' | 'ended', from: string, limit: number) => {
    const range = { table, index: BY_REQUESTED_ON, pk: requestedOnPartition(council, of), from, to: '~' };
    const items = await queryItems(documents, range, limit);
    return items.map((item) => ({ place: `${of} ${text(item, 'ongoingSk')}`, key: text(item, 'key') }));
  };
  const start = place === '' ? '0' : after(place);
  const ongoing = standing === 'ended' ? [] : await read('ongoing', start, PAGE + 1);
  const left = PAGE + 1 - ongoing.length;
  const ended = left > 0 ? await read('ended', standing === 'ended' ? start : '0', left) : [];
  return pageOf(
    [...ongoing, ...ended],
    PAGE,
    (entry) => entry.place,
    ({ key }) => key,
  );
};

export const decisionsByDay = async (
  documents: DynamoDBDocumentClient,
  table: string,
  council: string,
  day: IsoDate,
  cursor?: string,
): Promise<Page<Decision>> => {
  const from = cursor === undefined ? 'D#' : after(placeOf(cursor, DECISION_OF_DAY));
  const range = { table, index: BY_DAY, pk: dayPartition(council, day), from, to: 'D#~' };
  const items = await queryItems(documents, range, PAGE + 1);
  return pageOf(
    items,
    PAGE,
    (item) => text(item, 'daySk'),
    (item) => readItem(Decision, item),
  );
};

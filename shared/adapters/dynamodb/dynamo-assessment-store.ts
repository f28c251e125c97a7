import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  AssessmentStore,
  Change,
  Draft,
  Page,
  Reading,
  RequestRow,
} from '../../application/ports/assessment-store.ts';
import { Answer } from '../../domain/advice-request/answer.ts';
import type { WaitingKind } from '../../domain/advice-request/waiting.ts';
import { type Assessment, PersonalDetails } from '../../domain/assessment/assessment.ts';
import { Decision } from '../../domain/assessment/decision.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { appendChange, appendChanges } from './append-changes.ts';
import type { Tables } from './assessment-change.ts';
import { assessmentFrom, type Beside, readingItem, requestNumbers } from './assessment-items.ts';
import {
  decisionsByDay,
  keysByRequestedOn,
  requestsByDue,
  requestsByRung,
  requestsWaiting,
} from './assessment-lists.ts';
import {
  answerRange,
  decisionRange,
  detailsKey,
  draftKey,
  idempotencyKey,
  referenceKey,
  requestKey,
  stateKey,
  stateRange,
} from './assessments-keys.ts';
import { concurrently } from './concurrently.ts';
import { deleteWhere, putWhere } from './conditional-writes.ts';
import { getItem, getItems, queryItems } from './read-items.ts';
import { type Item, readItem } from './stored-item.ts';

const TRIES = 6;
const LOADS_AT_ONCE = 16;

const Reference = z.object({ pk: z.string(), key: z.string() });
const Remembered = z.object({ bodyHash: z.string(), requests: z.array(z.int()) });
const StoredDraft = z.object({ fields: z.record(z.string(), z.string()), revision: z.int().positive() });
const Keyed = z.object({ key: z.string() });

/** The assessments table, and the mails that its decisions cause. */
export class DynamoAssessmentStore implements AssessmentStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tables: Tables;
  /** What was read beside an assessment, for the change that comes of it: so only what changes is written. */
  readonly #beside = new WeakMap<Assessment, Beside>();

  constructor(documents: DynamoDBDocumentClient, tables: Tables) {
    this.#documents = documents;
    this.#tables = tables;
  }

  async load(council: string, key: string): Promise<Assessment | null> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      if (tried > 0) await wait(Math.random() * 20 * 2 ** tried);
      const range = { table: this.#tables.assessments, ...stateRange(council, key) };
      const [state, ...requests] = await queryItems(this.#documents, range);
      if (!state) return null;
      const whole = this.#whole(state, requests);
      if (whole) return whole;
    }
    throw new Error(`Assessment ${key} and its requests did not belong together ${TRIES} times in a row`);
  }

  async loadMany(council: string, keys: readonly string[]): Promise<readonly Assessment[]> {
    const table = this.#tables.assessments;
    const states = await getItems(
      this.#documents,
      table,
      keys.map((key) => stateKey(council, key)),
    );
    const wanted = states.flatMap((state) => {
      const { key } = readItem(Keyed, state);
      return requestNumbers(state).map((number) => requestKey(council, key, number));
    });
    const requests = Map.groupBy(await getItems(this.#documents, table, wanted), (item) => readItem(Keyed, item).key);
    return (
      await concurrently(states, LOADS_AT_ONCE, async (state) => {
        const { key } = readItem(Keyed, state);
        return this.#whole(state, requests.get(key) ?? []) ?? (await this.load(council, key));
      })
    ).filter((one) => one !== null);
  }

  async keyOf(council: string, ref: string): Promise<string | null> {
    const item = await getItem(this.#documents, this.#tables.assessments, referenceKey(council, ref));
    return item && readItem(Reference, item).key;
  }

  async keysOf(council: string, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const keys = refs.map((ref) => referenceKey(council, ref));
    const items = await getItems(this.#documents, this.#tables.assessments, keys);
    const prefix = referenceKey(council, '').pk;
    return new Map(items.map((item) => readItem(Reference, item)).map(({ pk, key }) => [pk.slice(prefix.length), key]));
  }

  append(change: Change): Promise<'done' | 'conflict'> {
    return appendChange(this.#documents, this.#tables, change, this.#besideOf(change));
  }

  async appendMany(changes: readonly Change[]): Promise<{ readonly conflicts: readonly string[] }> {
    const besideOf = (change: Change) => this.#besideOf(change);
    return { conflicts: await appendChanges(this.#documents, this.#tables, changes, besideOf) };
  }

  async idempotent(council: string, key: string, given: string) {
    const item = await getItem(this.#documents, this.#tables.assessments, idempotencyKey(council, key, given));
    return item && readItem(Remembered, item);
  }

  async history(council: string, key: string): Promise<readonly Decision[]> {
    const range = { table: this.#tables.assessments, ...decisionRange(council, key) };
    return (await queryItems(this.#documents, range)).map((item) => readItem(Decision, item));
  }

  async details(council: string, keys: readonly string[]): Promise<ReadonlyMap<string, PersonalDetails>> {
    const wanted = keys.map((key) => detailsKey(council, key));
    const items = await getItems(this.#documents, this.#tables.assessments, wanted);
    return new Map(items.map((item) => [readItem(Keyed, item).key, readItem(PersonalDetails, item)]));
  }

  async answers(council: string, key: string, request: number): Promise<readonly Answer[]> {
    const range = { table: this.#tables.assessments, ...answerRange(council, key, request) };
    return (await queryItems(this.#documents, range)).map((item) => readItem(Answer, item));
  }

  async draft(council: string, key: string, request: number) {
    const item = await getItem(this.#documents, this.#tables.assessments, draftKey(council, key, request));
    return item && readItem(StoredDraft, item);
  }

  saveDraft(council: string, key: string, request: number, fields: Draft['fields'], over: number): Promise<boolean> {
    const item = { ...draftKey(council, key, request), type: 'draft', fields, revision: over + 1 };
    return over === 0
      ? putWhere(this.#documents, this.#tables.assessments, item, 'attribute_not_exists(pk)')
      : putWhere(this.#documents, this.#tables.assessments, item, 'revision = :over', { ':over': over });
  }

  async dropDraft(council: string, key: string, request: number, revision: number): Promise<void> {
    const where = draftKey(council, key, request);
    await deleteWhere(this.#documents, this.#tables.assessments, where, 'revision = :revision', {
      ':revision': revision,
    });
  }

  async recordReading(reading: Reading): Promise<void> {
    await this.#put(readingItem(reading, randomUUID()));
  }

  requests(council: string, query: Parameters<AssessmentStore['requests']>[1]): Promise<Page<RequestRow>> {
    return requestsByDue(this.#documents, this.#tables.assessments, council, query);
  }

  dueForRung(council: string, day: IsoDate, cursor?: string) {
    return requestsByRung(this.#documents, this.#tables.assessments, council, day, cursor);
  }

  waiting(council: string, kinds: readonly WaitingKind[], limit: number): Promise<readonly RequestRow[]> {
    return requestsWaiting(this.#documents, this.#tables.assessments, council, kinds, limit);
  }

  async all(council: string, cursor?: string): Promise<Page<Assessment>> {
    const { items, ...rest } = await keysByRequestedOn(this.#documents, this.#tables.assessments, council, cursor);
    return { items: await this.loadMany(council, items), ...rest };
  }

  decisionsOn(council: string, day: IsoDate, cursor?: string): Promise<Page<Decision>> {
    return decisionsByDay(this.#documents, this.#tables.assessments, council, day, cursor);
  }

  #whole(state: Item, requests: readonly Item[]): Assessment | null {
    const read = assessmentFrom(state, requests);
    if (read) this.#beside.set(read.assessment, read.beside);
    return read?.assessment ?? null;
  }

  #besideOf({ before }: Change): Beside | null {
    return (before && this.#beside.get(before)) ?? null;
  }

  async #put(item: Item): Promise<void> {
    await this.#documents.send(new PutCommand({ TableName: this.#tables.assessments, Item: item }));
  }
}

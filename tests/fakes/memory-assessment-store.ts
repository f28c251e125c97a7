import type {
  AssessmentStore,
  Change,
  Draft,
  Page,
  Reading,
  RequestRow,
} from '../../shared/application/ports/assessment-store.ts';
import { type AdviceRequest, requestId } from '../../shared/domain/advice-request/advice-request.ts';
import type { Answer } from '../../shared/domain/advice-request/answer.ts';
import { type WaitingKind, waitingOf } from '../../shared/domain/advice-request/waiting.ts';
import type { Assessment, PersonalDetails } from '../../shared/domain/assessment/assessment.ts';
import type { Decision } from '../../shared/domain/assessment/decision.ts';
import { copy } from './copy.ts';
import { pageAfter } from './memory-cursor.ts';
import type { MemoryMailStore } from './memory-mail-store.ts';

const PAGE = 100;
/** A change in one word: the same for the same change, given once more after an answer that was lost. */
const wordOf = ({ after, decision, details, answer, idempotency }: Change): string =>
  JSON.stringify([after, decision, details, answer, idempotency]);
const at = (...parts: readonly (string | number)[]): string => parts.join(' ');

/** The assessments table in memory; passes the same suite as the real one. What is public beyond the port is for tests to look at. */
export class MemoryAssessmentStore implements AssessmentStore {
  readonly readings: Reading[] = [];
  /** Every decision, in the order in which they were written: what the table's stream gives. */
  readonly decisions: Decision[] = [];
  readonly #mails: MemoryMailStore;
  readonly #assessments = new Map<string, Assessment>();
  readonly #written = new Map<string, string>();
  readonly #rungs = new Map<string, ReadonlyMap<number, string | null>>();
  readonly #keys = new Map<string, string>();
  readonly #details = new Map<string, PersonalDetails>();
  readonly #answers = new Map<string, Answer[]>();
  readonly #drafts = new Map<string, Draft>();
  readonly #idempotent = new Map<string, { bodyHash: string; requests: readonly number[] }>();

  constructor(mails: MemoryMailStore) {
    this.#mails = mails;
  }

  async load(council: string, key: string): Promise<Assessment | null> {
    return copy(this.#assessments.get(at(council, key)) ?? null);
  }

  async keyOf(council: string, ref: string): Promise<string | null> {
    return this.#keys.get(at(council, ref)) ?? null;
  }

  async keysOf(council: string, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = refs.map((ref) => [ref, this.#keys.get(at(council, ref))] as const);
    return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
  }

  async loadMany(council: string, keys: readonly string[]): Promise<readonly Assessment[]> {
    const all = await Promise.all([...new Set(keys)].map((key) => this.load(council, key)));
    return all.filter((one) => one !== null);
  }

  async append(change: Change): Promise<'done' | 'conflict'> {
    const { before, decision, answer, idempotency } = change;
    const after = copy(change.after);
    const { council, key, ref } = after;
    const id = at(council, key);
    const word = at(id, after.version);
    const there = this.#written.get(word);
    const written = wordOf(change);
    if (there === written) return 'done';
    const remembered = idempotency && at(id, idempotency.key);
    if ((this.#assessments.get(id)?.version ?? null) !== (before?.version ?? null)) return 'conflict';
    if (there || (!before && this.#keys.has(at(council, ref)))) return 'conflict';
    if (remembered && this.#idempotent.has(remembered)) return 'conflict';
    const answers = answer ? (this.#answers.get(at(id, answer.request)) ?? []) : [];
    if (answer && answers.some(({ number }) => number === answer.answer.number)) return 'conflict';
    this.#assessments.set(id, { ...after, requests: after.requests.toSorted((a, b) => a.number - b.number) });
    this.#written.set(word, written);
    this.#rungs.set(id, new Map(change.nextRungOn));
    this.#keys.set(at(council, ref), key);
    this.decisions.push(copy(decision));
    if (change.details) this.#details.set(id, copy(change.details));
    if (answer) this.#answers.set(at(id, answer.request), [...answers, copy(answer.answer)]);
    if (remembered)
      this.#idempotent.set(remembered, { bodyHash: idempotency.bodyHash, requests: [...idempotency.requests] });
    await this.#mails.put(change.mails);
    return 'done';
  }

  async appendMany(changes: readonly Change[]): Promise<{ readonly conflicts: readonly string[] }> {
    const conflicts: string[] = [];
    for (const change of changes) if ((await this.append(change)) === 'conflict') conflicts.push(change.after.key);
    return { conflicts };
  }

  async idempotent(council: string, key: string, idempotencyKey: string) {
    return copy(this.#idempotent.get(at(council, key, idempotencyKey)) ?? null);
  }

  async history(council: string, key: string): Promise<readonly Decision[]> {
    return copy(this.decisions.filter((one) => one.council === council && one.key === key));
  }

  async details(council: string, keys: readonly string[]): Promise<ReadonlyMap<string, PersonalDetails>> {
    const found = keys.map((key) => [key, this.#details.get(at(council, key))] as const);
    return copy(new Map(found.filter((pair): pair is readonly [string, PersonalDetails] => !!pair[1])));
  }

  async answers(council: string, key: string, request: number): Promise<readonly Answer[]> {
    return copy(this.#answers.get(at(council, key, request)) ?? []);
  }

  async draft(council: string, key: string, request: number) {
    return copy(this.#drafts.get(at(council, key, request)) ?? null);
  }

  async saveDraft(council: string, key: string, request: number, fields: Draft['fields'], over: number) {
    const id = at(council, key, request);
    if ((this.#drafts.get(id)?.revision ?? 0) !== over) return false;
    this.#drafts.set(id, copy({ fields, revision: over + 1 }));
    return true;
  }

  async dropDraft(council: string, key: string, request: number, revision: number): Promise<void> {
    const id = at(council, key, request);
    if (this.#drafts.get(id)?.revision === revision) this.#drafts.delete(id);
  }

  async recordReading(reading: Reading): Promise<void> {
    this.readings.push(copy(reading));
  }

  async requests(council: string, query: Parameters<AssessmentStore['requests']>[1]): Promise<Page<RequestRow>> {
    const { statuses, teams, dueBefore, limit, cursor } = query;
    const rows = this.#of(council).flatMap(({ key, ref, requests }) =>
      requests.map((request) => ({ key, ref, request })),
    );
    const asked = rows.filter(
      ({ request }) =>
        (!statuses || statuses.includes(request.status)) &&
        (!teams || teams.includes(request.team)) &&
        (!dueBefore || request.dueOn < dueBefore),
    );
    const entries = asked.map((item) => ({
      sort: `${item.request.dueOn}#${requestId(item.key, item.request.number)}`,
      item,
    }));
    return pageAfter(entries, cursor, limit);
  }

  async dueForRung(council: string, day: string, cursor?: string) {
    const entries = this.#of(council).flatMap(({ key }) =>
      [...(this.#rungs.get(at(council, key)) ?? [])]
        .filter(([, on]) => on !== null && on <= day)
        .map(([number, on]) => ({ sort: `${on}#${requestId(key, number)}`, item: { key, number } })),
    );
    return pageAfter(entries, cursor, PAGE);
  }

  async waiting(council: string, kinds: readonly WaitingKind[], limit: number): Promise<readonly RequestRow[]> {
    const rows = this.#of(council).flatMap(({ key, ref, requests }) =>
      requests.flatMap((request) => {
        const waits = waitingOf(request);
        return waits && kinds.includes(waits.kind)
          ? [{ sort: `${waits.since}#${requestId(key, request.number)}`, kind: waits.kind, row: { key, ref, request } }]
          : [];
      }),
    );
    const sorted = rows.toSorted((a, b) => (a.sort < b.sort ? -1 : 1));
    const most = kinds.flatMap((kind) => sorted.filter((one) => one.kind === kind).slice(0, limit));
    return structuredClone(most.toSorted((a, b) => (a.sort < b.sort ? -1 : 1)).map(({ row }) => row));
  }

  async all(council: string, cursor?: string): Promise<Page<Assessment>> {
    const entries = this.#of(council).map((item) => ({ sort: `${item.requestedOn}#${item.key}`, item }));
    return pageAfter(entries, cursor, PAGE);
  }

  async decisionsOn(council: string, day: string, cursor?: string): Promise<Page<Decision>> {
    const entries = this.decisions
      .filter((one) => one.council === council && one.on === day)
      .map((item) => ({ sort: `${item.at}#${item.key}#${String(item.version).padStart(6, '0')}`, item }));
    return pageAfter(entries, cursor, PAGE);
  }

  /** What the claim of a mail checks: a request by its id. */
  requestOf(council: string, request: string): AdviceRequest | null {
    const [key = '', number] = request.split('-');
    const found = this.#assessments.get(at(council, key))?.requests.find((one) => one.number === Number(number));
    return found ?? null;
  }

  #of(council: string): readonly Assessment[] {
    return [...this.#assessments.values()].filter((one) => one.council === council);
  }
}

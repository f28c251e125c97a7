import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Change } from '../../application/ports/assessment-store.ts';
import { type ChangeWrite, type Tables, writesOf } from './assessment-change.ts';
import { type Beside, markOf } from './assessment-items.ts';
import { concurrently } from './concurrently.ts';
import { BYTES_A_TRANSACTION, ITEMS_A_TRANSACTION, writeTransaction } from './write-transaction.ts';

type BesideOf = (change: Change) => Beside | null;

const TRANSACTIONS_AT_ONCE = 4;

/**
 * One change in one transaction. A decision that is there already and is this very one was written by an answer that
 * was lost: done. A mail that is there already stays as it is, and the rest is written without it.
 */
export const appendChange = async (
  documents: DynamoDBDocumentClient,
  tables: Tables,
  change: Change,
  beside: Beside | null,
): Promise<'done' | 'conflict'> => {
  let writes = writesOf(tables, change, beside);
  for (;;) {
    const refused = await writeTransaction(
      documents,
      writes.map(({ write }) => write),
    );
    if (!refused) return 'done';
    const mark = markOf(change);
    if (refused.some((one) => writes[one.index]?.of === 'decision' && one.mark === mark)) return 'done';
    if (refused.some((one) => writes[one.index]?.of !== 'mail')) return 'conflict';
    const there = new Set(refused.map((one) => writes[one.index]?.mail));
    writes = writes.filter(({ of, mail }) => of !== 'mail' || !there.has(mail));
  }
};

interface Packed {
  readonly change: Change;
  readonly writes: readonly ChangeWrite[];
}

/** JSON is longer than what DynamoDB counts, numbers apart; the tenth more covers those. */
const bytesOf = (writes: readonly ChangeWrite[]): number =>
  writes.reduce((sum, { item }) => sum + Buffer.byteLength(JSON.stringify(item)) * 1.1, 0);

/** As few transactions as hold all the changes, in order; no item stands twice in one. */
const pack = (all: readonly Packed[]): readonly (readonly Packed[])[] => {
  const packs: Packed[][] = [];
  let [items, bytes, keys] = [0, 0, new Set<string>()];
  for (const one of all) {
    const its = one.writes.map(({ item }) => `${item['pk']} ${item['sk']}`);
    const size = bytesOf(one.writes);
    const fits = items + its.length <= ITEMS_A_TRANSACTION && bytes + size <= BYTES_A_TRANSACTION;
    if (packs.length === 0 || !fits || its.some((key) => keys.has(key))) {
      packs.push([]);
      [items, bytes, keys] = [0, 0, new Set<string>()];
    }
    packs.at(-1)?.push(one);
    for (const key of its) keys.add(key);
    items += its.length;
    bytes += size;
  }
  return packs;
};

/** A second change of one assessment waits for the first: rounds hold each assessment once. */
const roundsOf = (changes: readonly Change[]): readonly (readonly Change[])[] => {
  const seen = new Map<string, number>();
  const rounds: Change[][] = [];
  for (const change of changes) {
    const { council, key } = change.after;
    const id = `${council} ${key}`;
    const round = seen.get(id) ?? 0;
    seen.set(id, round + 1);
    const there = rounds[round];
    if (there) there.push(change);
    else rounds.push([change]);
  }
  return rounds;
};

/** Many changes in few transactions; one that another writer spoils is written change by change. Gives the keys not written. */
export const appendChanges = async (
  documents: DynamoDBDocumentClient,
  tables: Tables,
  changes: readonly Change[],
  besideOf: BesideOf,
): Promise<readonly string[]> => {
  const conflicts: string[] = [];
  for (const round of roundsOf(changes)) {
    const packs = pack(round.map((change) => ({ change, writes: writesOf(tables, change, besideOf(change)) })));
    await concurrently(packs, TRANSACTIONS_AT_ONCE, async (packed) => {
      const all = packed.flatMap(({ writes }) => writes.map(({ write }) => write));
      if (packed.length > 1 && !(await writeTransaction(documents, all))) return;
      for (const { change } of packed)
        if ((await appendChange(documents, tables, change, besideOf(change))) === 'conflict')
          conflicts.push(change.after.key);
    });
  }
  return conflicts;
};

import type { Replacement } from '../../application/ports/scorecard-store.ts';
import { changeOfTally, NOTHING, sameContribution } from '../../domain/scorecard/contribution.ts';
import { bookAndPage } from '../../domain/scorecard/sheet-names.ts';
import type { Tally } from '../../domain/scorecard/tally.ts';
import { counterAttribute } from './scorecard-items.ts';
import { contributionKey, openKey, sheetKey } from './scorecard-keys.ts';
import { ITEM_VERSION } from './stored-item.ts';
import { ITEMS_A_TRANSACTION, type Write } from './write-transaction.ts';

/** An update's expression may have 4 KB; so many counters stay well below. */
const MOST_COUNTERS = 200;

/** Replacements that are written together, with the sum of what they change on the sheets. */
export interface ScorecardTransaction {
  readonly keys: readonly string[];
  readonly writes: readonly Write[];
}

const putOpenRequests = (table: string, council: string, { key, before, contribution }: Replacement): Write[] => {
  const was = Map.groupBy(before?.contribution.open ?? [], ({ kind }) => kind);
  const is = Map.groupBy(contribution.open, ({ kind }) => kind);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((kind): Write[] => {
    const requests = is.get(kind);
    if (!requests) return [{ Delete: { TableName: table, Key: openKey(council, kind, key) } }];
    if (JSON.stringify(requests) === JSON.stringify(was.get(kind))) return [];
    return [{ Put: { TableName: table, Item: { ...openKey(council, kind, key), v: ITEM_VERSION, requests } } }];
  });
};

/** The contribution, or its version alone where it gives the same as before; where nobody else has written it since it was read. */
const putContribution = (
  table: string,
  council: string,
  { key, before, version, contribution }: Replacement,
): Write => {
  const Key = contributionKey(council, key);
  const revision = (before?.revision ?? 0) + 1;
  if (!before) {
    const Item = { ...Key, v: ITEM_VERSION, version, revision, contribution };
    return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  }
  const same = sameContribution(before.contribution, contribution);
  return {
    Update: {
      TableName: table,
      Key,
      UpdateExpression: `SET version = :version, revision = :revision${same ? '' : ', contribution = :contribution'}`,
      ConditionExpression: 'revision = :was',
      ExpressionAttributeValues: {
        ':version': version,
        ':revision': revision,
        ':was': before.revision,
        ...(same ? {} : { ':contribution': contribution }),
      },
    },
  };
};

/** Adds to a sheet, whatever it holds by then: counters commute, so no condition is needed. */
const addToSheet = (
  table: string,
  council: string,
  sheet: string,
  counters: readonly (readonly [string, number])[],
): Write => {
  const { book, page } = bookAndPage(sheet);
  return {
    Update: {
      TableName: table,
      Key: sheetKey(council, book, page),
      UpdateExpression: `SET v = :v ADD revision :one, ${counters.map((_, at) => `#${at} :${at}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(
        counters.map(([counter], at) => [`#${at}`, counterAttribute(counter)]),
      ),
      ExpressionAttributeValues: {
        ':v': ITEM_VERSION,
        ':one': 1,
        ...Object.fromEntries(counters.map(([, count], at) => [`:${at}`, count])),
      },
    },
  };
};

/** The sheets' changes of one transaction, while it is being filled. */
type Sums = ReadonlyMap<string, ReadonlyMap<string, number>>;

const fits = (items: number, sums: Sums, change: Tally): boolean => {
  const sheets = new Set([...sums.keys(), ...Object.keys(change)]);
  return (
    items + sheets.size <= ITEMS_A_TRANSACTION &&
    Object.entries(change).every(
      ([sheet, counts]) => (sums.get(sheet)?.size ?? 0) + Object.keys(counts).length <= MOST_COUNTERS,
    )
  );
};

/**
 * Packs replacements into as few transactions as fit, in their order, and sums what those of one transaction change on a sheet. Each
 * assessment is in one of them whole.
 */
export const packReplacements = (
  table: string,
  council: string,
  replacements: readonly Replacement[],
): readonly ScorecardTransaction[] => {
  const transactions: ScorecardTransaction[] = [];
  let keys: string[] = [];
  let items: Write[] = [];
  let sums = new Map<string, Map<string, number>>();
  const close = () => {
    if (keys.length === 0) return;
    const sheets = [...sums].flatMap(([sheet, sum]) => {
      const counts = [...sum].filter(([, count]) => count !== 0);
      return counts.length === 0 ? [] : [addToSheet(table, council, sheet, counts)];
    });
    transactions.push({ keys, writes: [...items, ...sheets] });
    [keys, items, sums] = [[], [], new Map()];
  };
  for (const replacement of replacements) {
    const own = [putContribution(table, council, replacement), ...putOpenRequests(table, council, replacement)];
    const change = changeOfTally(replacement.before?.contribution ?? NOTHING, replacement.contribution);
    if (!fits(items.length + own.length, sums, change)) close();
    keys.push(replacement.key);
    items.push(...own);
    for (const [sheet, counts] of Object.entries(change)) {
      const sum = sums.get(sheet) ?? new Map<string, number>();
      sums.set(sheet, sum);
      for (const [counter, count] of Object.entries(counts)) sum.set(counter, (sum.get(counter) ?? 0) + count);
    }
  }
  close();
  return transactions;
};

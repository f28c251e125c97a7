import * as z from 'zod';
import type { Sheet, StoredContribution } from '../../application/ports/scorecard-store.ts';
import { Contribution } from '../../domain/scorecard/contribution.ts';
import { OpenRequest } from '../../domain/scorecard/open-requests.ts';
import { bookAndPage } from '../../domain/scorecard/sheet-names.ts';
import { sheetKey } from './scorecard-keys.ts';
import { ITEM_VERSION, type Item, readItem } from './stored-item.ts';

const ContributionItem = z.object({
  sk: z.string(),
  version: z.int().positive(),
  revision: z.int().positive(),
  contribution: Contribution,
});
const OpenItem = z.object({ sk: z.string(), requests: z.array(OpenRequest) });
const SheetItem = z.object({ pk: z.string(), sk: z.string(), revision: z.int().positive() }).catchall(z.int());

/** A counter's attribute, told apart from the names that every item has. */
const COUNTER = 'n:';
export const counterAttribute = (counter: string): string => `${COUNTER}${counter}`;

export const contributionOfItem = (item: Item): StoredContribution => {
  const { sk, version, revision, contribution } = readItem(ContributionItem, item);
  return { key: sk, version, revision, contribution };
};

export const openRequestsOfItem = (item: Item): { readonly key: string; readonly requests: readonly OpenRequest[] } => {
  const { sk, requests } = readItem(OpenItem, item);
  return { key: sk, requests };
};

export const sheetOfItem = (book: string, item: Item): Sheet => {
  const { sk, revision, ...rest } = readItem(SheetItem, item);
  const counts: Record<string, number> = {};
  for (const [attribute, count] of Object.entries(rest))
    if (attribute.startsWith(COUNTER) && typeof count === 'number' && count !== 0)
      counts[attribute.slice(COUNTER.length)] = count;
  return { name: `${book}/${sk}`, revision, counts };
};

/** A sheet as an item, one revision on. */
export const sheetItem = (council: string, { name, revision, counts }: Sheet): Record<string, unknown> => {
  const { book, page } = bookAndPage(name);
  const counters = Object.entries(counts).map(([counter, count]) => [counterAttribute(counter), count]);
  return {
    ...sheetKey(council, book, page),
    v: ITEM_VERSION,
    revision: revision + 1,
    ...Object.fromEntries(counters),
  };
};

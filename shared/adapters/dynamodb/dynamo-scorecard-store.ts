import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type {
  Replacement,
  ScorecardStore,
  Sheet,
  StoredContribution,
} from '../../application/ports/scorecard-store.ts';
import { bookAndPage } from '../../domain/scorecard/sheet-names.ts';
import type { Tally } from '../../domain/scorecard/tally.ts';
import { getItems, queryItems } from './read-items.ts';
import { contributionOfItem, openRequestsOfItem, sheetItem, sheetOfItem } from './scorecard-items.ts';
import { bookPartition, contributionKey, contributionsPartition, openPartition, sheetKey } from './scorecard-keys.ts';
import { packReplacements } from './scorecard-transactions.ts';
import type { Item } from './stored-item.ts';
import { writeTransaction } from './write-transaction.ts';

/** A contribution has 1 to 3 KB, so a page stays below the 1 MB that one query reads. */
const PAGE = 200;
/** Sorts right after a key: keys have no characters below `!`. */
const afterKey = (key: string): string => `${key}!`;

/** The scorecard table. */
export class DynamoScorecardStore implements ScorecardStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  async contributions(council: string, keys: readonly string[]): Promise<ReadonlyMap<string, StoredContribution>> {
    const items = await getItems(
      this.#documents,
      this.#table,
      keys.map((key) => contributionKey(council, key)),
    );
    return new Map(items.map(contributionOfItem).map((stored) => [stored.key, stored]));
  }

  async contributionsBetween(council: string, from: string, before: string, cursor?: string) {
    const start = cursor === undefined ? from : afterKey(cursor);
    const found = (await this.#range(contributionsPartition(council), start, before, PAGE)).map(contributionOfItem);
    const last = found.at(-1);
    return found.length === PAGE && last ? { items: found, cursor: last.key } : { items: found };
  }

  async replace(council: string, replacements: readonly Replacement[]) {
    const conflicts: string[] = [];
    // One after another: they meet on the same sheets, and would only hold each other up.
    for (const { keys, writes } of packReplacements(this.#table, council, replacements))
      if ((await writeTransaction(this.#documents, writes)) !== null) conflicts.push(...keys);
    return { conflicts };
  }

  async book(council: string, book: string, fromPage: string, toPage: string): Promise<readonly Sheet[]> {
    const items = await this.#range(bookPartition(council, book), fromPage, toPage);
    return items.map((item) => sheetOfItem(book, item));
  }

  async sheets(council: string, names: readonly string[]): Promise<Tally> {
    const places = names.map(bookAndPage);
    const books = new Map(places.map(({ book }) => [bookPartition(council, book), book]));
    const keys = places.map(({ book, page }) => sheetKey(council, book, page));
    const items = await getItems(this.#documents, this.#table, keys);
    const sheets = items.map((item) => sheetOfItem(books.get(String(item['pk'])) ?? '', item));
    return Object.fromEntries(sheets.map(({ name, counts }) => [name, counts]));
  }

  async rewriteSheet(council: string, sheet: Sheet): Promise<boolean> {
    const condition =
      sheet.revision === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'revision = :was', ExpressionAttributeValues: { ':was': sheet.revision } };
    const put = new PutCommand({ TableName: this.#table, Item: sheetItem(council, sheet), ...condition });
    try {
      await this.#documents.send(put);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async openRequests(council: string, kind: string) {
    return (await this.#range(openPartition(council, kind), ' ', '~')).map(openRequestsOfItem);
  }

  /** Items of a partition, `from` included, `before` not. */
  async #range(pk: string, from: string, before: string, limit?: number): Promise<readonly Item[]> {
    const items = await queryItems(this.#documents, { table: this.#table, pk, from, to: before }, limit);
    return items.filter(({ sk }) => sk !== before);
  }
}

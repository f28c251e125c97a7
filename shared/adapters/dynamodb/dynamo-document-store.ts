import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { DocumentStore, Unscanned } from '../../application/ports/document-store.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import { Document, type DocumentOwner, type DocumentPlace } from '../../domain/document/document.ts';
import {
  assessmentsIndexes,
  documentKey,
  documentRange,
  scanPartition,
  scanSort,
  scanSortParts,
  scanSortUntil,
} from './assessments-keys.ts';
import { putWhere } from './conditional-writes.ts';
import { getItem, queryItems } from './read-items.ts';
import { type Item, readItem } from './stored-item.ts';

const INDEX = assessmentsIndexes.find(({ name }) => name === 'by-scan-due');
const Due = z.object({ scanSk: z.string() });

/** Only one that waits for its scan is in the index of those that do. */
const itemOf = (document: Document): Item => {
  const { council, state, revision } = document;
  const due =
    state.is === 'waiting'
      ? { scanPk: scanPartition(council), scanSk: scanSort(state.upload.at, document, revision) }
      : {};
  return { ...document, ...documentKey(document), ...due, type: 'document' };
};

/** Records of documents, in the assessments table. */
export class DynamoDocumentStore implements DocumentStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  async add(document: Document): Promise<void> {
    if (!(await putWhere(this.#documents, this.#table, itemOf(document), 'attribute_not_exists(pk)')))
      throw new Error(`There is a document ${document.id} already`);
  }

  async find(place: DocumentPlace): Promise<Document | null> {
    const item = await getItem(this.#documents, this.#table, documentKey(place));
    return item && readItem(Document, item);
  }

  async of(council: string, owner: DocumentOwner): Promise<readonly Document[]> {
    const items = await queryItems(this.#documents, { table: this.#table, ...documentRange(council, owner) });
    return items.map((item) => readItem(Document, item)).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  replace(document: Document): Promise<boolean> {
    const before = { ':before': document.revision - 1 };
    return putWhere(this.#documents, this.#table, itemOf(document), 'revision = :before', before);
  }

  async unscanned(council: string, until: IsoInstant, limit: number): Promise<readonly Unscanned[]> {
    const range = { pk: scanPartition(council), from: '0', to: scanSortUntil(until) };
    const items = await queryItems(
      this.#documents,
      { table: this.#table, ...(INDEX && { index: INDEX }), ...range },
      limit,
    );
    return items.map((item) => {
      const { since, revision, ...place } = scanSortParts(Due.parse(item).scanSk);
      return { place: { council, ...place }, revision, since };
    });
  }

  async flagUnscanned({ place, revision }: Unscanned, at: IsoInstant): Promise<boolean> {
    try {
      await this.#documents.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: documentKey(place),
          UpdateExpression:
            'SET #state.#is = :is, #state.#fault = :fault, #state.#at = :at, revision = :after REMOVE scanPk, scanSk',
          ConditionExpression: 'revision = :before',
          ExpressionAttributeNames: { '#state': 'state', '#is': 'is', '#fault': 'fault', '#at': 'at' },
          ExpressionAttributeValues: {
            ':is': 'flagged',
            ':fault': 'not-scanned',
            ':at': at,
            ':before': revision,
            ':after': revision + 1,
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

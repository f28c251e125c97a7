import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DirectoryStore, Import } from '../../application/ports/directory-store.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import { Council } from '../../domain/directory/council.ts';
import { ApiClient, Person } from '../../domain/directory/person.ts';
import { Team } from '../../domain/directory/team.ts';
import { chunksOf, concurrently } from './concurrently.ts';
import { setWhere } from './conditional-writes.ts';
import {
  clientKey,
  councilKey,
  councilsKey,
  councilsPartition,
  importFaultsRange,
  importKey,
  personKey,
  teamKey,
  teamsPartition,
} from './directory-keys.ts';
import { importFrom, importItems } from './import-items.ts';
import { getItem, getItems, queryItems } from './read-items.ts';
import { ITEM_VERSION, type Item, readItem } from './stored-item.ts';
import { ITEMS_A_TRANSACTION, writeTransaction } from './write-transaction.ts';

const TRANSACTIONS_AT_ONCE = 2;

const NOT_TAKEN_BACK =
  '(attribute_not_exists(linksRevokedAt) OR attribute_type(linksRevokedAt, :null) OR linksRevokedAt <= :at)';
const revocation = (at: IsoInstant | null) => ({ ':null': 'NULL', ':at': at ?? '' });

/** What was read before links were revoked must not be written over it: an import may run meanwhile. */
const keepsRevocation = (item: Item) =>
  'linksRevokedAt' in item
    ? {
        ConditionExpression: NOT_TAKEN_BACK,
        ExpressionAttributeValues: revocation(item['linksRevokedAt'] as IsoInstant | null),
      }
    : {};

/** The directory table. */
export class DynamoDirectoryStore implements DirectoryStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  async council(id: string): Promise<Council | null> {
    const item = await getItem(this.#documents, this.#table, councilKey(id));
    return item && readItem(Council, item);
  }

  async councils(): Promise<readonly Council[]> {
    const pointers = await this.#query(councilsPartition);
    const keys = pointers.map(({ sk }) => councilKey(String(sk)));
    const councils = (await getItems(this.#documents, this.#table, keys)).map((item) => readItem(Council, item));
    return councils.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async putCouncil(council: Council): Promise<void> {
    await this.#putTogether([
      { ...council, ...councilKey(council.id), type: 'council' },
      { ...councilsKey(council.id), type: 'council-pointer' },
    ]);
  }

  async teams(council: string): Promise<readonly Team[]> {
    return (await this.#query(teamsPartition(council))).map((item) => readItem(Team, item));
  }

  async team(council: string, code: string): Promise<Team | null> {
    const item = await getItem(this.#documents, this.#table, teamKey(council, code));
    return item && readItem(Team, item);
  }

  async putTeams(council: string, teams: readonly Team[]): Promise<void> {
    const items = teams.map((team) => ({ ...team, ...teamKey(council, team.code), type: 'team' }));
    await concurrently(chunksOf(items, ITEMS_A_TRANSACTION), TRANSACTIONS_AT_ONCE, (chunk) => this.#putTogether(chunk));
  }

  async revokeLinks(council: string, team: string | null, at: IsoInstant): Promise<boolean> {
    const key = team === null ? councilKey(council) : teamKey(council, team);
    const condition = `attribute_exists(pk) AND ${NOT_TAKEN_BACK}`;
    const set = { linksRevokedAt: at };
    if (await setWhere(this.#documents, this.#table, key, set, condition, revocation(at))) return true;
    // A later revocation stands: what was to be dead is dead.
    return (team === null ? await this.council(council) : await this.team(council, team)) !== null;
  }

  async person(issuer: string, subject: string): Promise<Person | null> {
    const item = await getItem(this.#documents, this.#table, personKey(issuer, subject));
    return item && readItem(Person, item);
  }

  async putPerson(person: Person): Promise<void> {
    await this.#put({ ...person, ...personKey(person.issuer, person.subject), type: 'person' });
  }

  async client(clientId: string): Promise<ApiClient | null> {
    const item = await getItem(this.#documents, this.#table, clientKey(clientId));
    return item && readItem(ApiClient, item);
  }

  async putClient(client: ApiClient): Promise<void> {
    await this.#put({ ...client, ...clientKey(client.clientId), type: 'client' });
  }

  async import(council: string, id: string): Promise<Import | null> {
    const [head, chunks] = await Promise.all([
      getItem(this.#documents, this.#table, importKey(council, id)),
      queryItems(this.#documents, { table: this.#table, ...importFaultsRange(council, id) }),
    ]);
    return head && importFrom(head, chunks);
  }

  async putImport(record: Import): Promise<void> {
    for (const item of importItems(record)) await this.#put(item);
  }

  #query(pk: string): Promise<readonly Item[]> {
    return queryItems(this.#documents, { table: this.#table, pk, from: '!', to: '~' });
  }

  async #put(item: Item): Promise<void> {
    await this.#documents.send(new PutCommand({ TableName: this.#table, Item: { ...item, v: ITEM_VERSION } }));
  }

  /** A council with its pointer, or teams of one file: all of them or none. */
  async #putTogether(items: readonly Item[]): Promise<void> {
    const refused = await writeTransaction(
      this.#documents,
      items.map((item) => ({
        Put: { TableName: this.#table, Item: { ...item, v: ITEM_VERSION }, ...keepsRevocation(item) },
      })),
    );
    if (refused) throw new Error('Links were revoked meanwhile: read again what is there, and put that');
  }
}

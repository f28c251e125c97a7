import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { HeldAddress, MailboxTest, type VouchingStore } from '../../application/ports/vouching-store.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import { heldAddressesOf, heldAddressKey, mailboxTestKey, vouchingPartition } from './access-keys.ts';
import { putWhere, setWhere } from './conditional-writes.ts';
import { ttlAfter } from './mail-claim.ts';
import { getItem, queryItems } from './read-items.ts';
import { ITEM_VERSION, readItem } from './stored-item.ts';

/** What is vouched for, in the access table. */
export class DynamoVouchingStore implements VouchingStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  async hold(held: HeldAddress): Promise<void> {
    const key = heldAddressKey(held.council, held.team, held.address);
    const item = { ...held, ...key, type: 'held-address', ttl: ttlAfter(held.expiresAt) };
    const condition = 'attribute_not_exists(pk) OR expiresAt <= :now';
    await putWhere(this.#documents, this.#table, item, condition, { ':now': held.askedAt });
  }

  async address(council: string, team: string, address: string, now: IsoInstant): Promise<HeldAddress | null> {
    const item = await getItem(this.#documents, this.#table, heldAddressKey(council, team, address));
    const held = item && readItem(HeldAddress, item);
    return held && held.expiresAt > now ? held : null;
  }

  async addresses(council: string, team: string | null, now: IsoInstant): Promise<readonly HeldAddress[]> {
    const from = heldAddressesOf(team);
    const range = { table: this.#table, pk: vouchingPartition(council), from, to: `${from}\uffff` };
    const items = await queryItems(this.#documents, range);
    return items.map((item) => readItem(HeldAddress, item)).filter(({ expiresAt }) => expiresAt > now);
  }

  decide(
    { council, team, address }: Pick<HeldAddress, 'council' | 'team' | 'address'>,
    decision: Pick<HeldAddress, 'decision' | 'decidedAt' | 'decidedBy' | 'expiresAt'>,
    now: IsoInstant,
  ): Promise<boolean> {
    const key = heldAddressKey(council, team, address);
    const set = { ...decision, ttl: ttlAfter(decision.expiresAt) };
    return setWhere(this.#documents, this.#table, key, set, 'attribute_exists(pk) AND #expiresAt > :now', {
      ':now': now,
    });
  }

  async putTest(test: MailboxTest): Promise<void> {
    const item = { ...test, ...mailboxTestKey(test.council, test.team), type: 'mailbox-test', v: ITEM_VERSION };
    await this.#documents.send(new PutCommand({ TableName: this.#table, Item: item }));
  }

  async test(council: string, team: string): Promise<MailboxTest | null> {
    const item = await getItem(this.#documents, this.#table, mailboxTestKey(council, team));
    return item && readItem(MailboxTest, item);
  }

  async noteArrival(
    { council, team, mail }: Pick<MailboxTest, 'council' | 'team' | 'mail'>,
    at: IsoInstant,
    by: string,
  ): Promise<boolean> {
    const key = mailboxTestKey(council, team);
    const noted = { arrivedAt: at, arrivedBy: by };
    const condition = 'mail = :mail AND attribute_type(#arrivedAt, :null)';
    if (await setWhere(this.#documents, this.#table, key, noted, condition, { ':mail': mail, ':null': 'NULL' }))
      return true;
    return (await this.test(council, team))?.mail === mail;
  }
}

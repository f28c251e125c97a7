import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Mail, MailStatus, MailStore, NewMail } from '../../application/ports/mail-store.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import { concurrently } from './concurrently.ts';
import { claimMail, type MailTables } from './mail-claim.ts';
import { mailFrom, mailPartitionOf, mailWrites, pendingFrom, sortable } from './mail-items.ts';
import { listedRange, listedRequestOf, mailIdOf, mailIndexes, mailKey } from './mail-keys.ts';
import { noteMail, settleMail, updateMail } from './mail-status.ts';
import { getItem, getItems, queryItems } from './read-items.ts';

const PUTS_AT_ONCE = 16;
const [PENDING, ATTENTION, BY_REQUEST] = mailIndexes;
const LANES = ['now', 'batch'];

const byAsking = (a: Mail, b: Mail): number => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1);

/** The mail table; its claims reach into access and assessments. */
export class DynamoMailStore implements MailStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tables: MailTables;

  constructor(documents: DynamoDBDocumentClient, tables: MailTables) {
    this.#documents = documents;
    this.#tables = tables;
  }

  async put(mails: readonly NewMail[]): Promise<void> {
    await concurrently(mails, PUTS_AT_ONCE, async (mail) => {
      const [own, ...pointers] = mailWrites(this.#tables.mail, mail);
      // Pointers first: a mail that is there is then found from each of its requests.
      for (const { write } of pointers) if (write.Put) await this.#documents.send(new PutCommand(write.Put));
      if (!own?.write.Put) return;
      await this.#documents.send(new PutCommand(own.write.Put)).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    });
  }

  async find(id: string): Promise<Mail | null> {
    const item = await getItem(this.#documents, this.#tables.mail, mailKey(id));
    return item && mailFrom(item);
  }

  async findMany(ids: readonly string[]): Promise<readonly Mail[]> {
    const found = (await getItems(this.#documents, this.#tables.mail, ids.map(mailKey))).map(mailFrom);
    const order = new Map(ids.map((id, n) => [id, n]));
    return found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }

  async ofRequest(request: string): Promise<readonly Mail[]> {
    const entries = await queryItems(this.#documents, {
      table: this.#tables.mail,
      index: BY_REQUEST,
      pk: request,
      from: '0',
      to: '~',
    });
    const mails = await this.findMany(entries.map((entry) => mailIdOf(mailPartitionOf(entry))));
    return [...mails].sort(byAsking);
  }

  async listed({ id, request, requests }: Mail): Promise<readonly string[]> {
    const pointers = await queryItems(this.#documents, { table: this.#tables.mail, ...listedRange(id) });
    const named = pointers.map(({ sk }) => listedRequestOf(String(sk)));
    return [...new Set([...(request ? [request] : []), ...requests, ...named])];
  }

  claim(claim: Parameters<MailStore['claim']>[0]): Promise<'claimed' | 'lost' | 'stale'> {
    return claimMail(this.#documents, this.#tables, claim);
  }

  async settle(id: string, attempt: number, to: Parameters<MailStore['settle']>[2]): Promise<boolean> {
    const mail = await this.find(id);
    return mail !== null && settleMail(this.#documents, this.#tables.mail, mail, attempt, to);
  }

  async note(id: string, status: MailStatus, at: IsoInstant, reason?: string): Promise<boolean> {
    const mail = await this.find(id);
    return mail !== null && noteMail(this.#documents, this.#tables.mail, mail, status, at, reason);
  }

  async stuck(now: IsoInstant, limit: number): Promise<readonly Mail[]> {
    const to = `${sortable(now)}#~`;
    const lanes = await Promise.all(
      LANES.map((pk) =>
        queryItems(this.#documents, { table: this.#tables.mail, index: PENDING, pk, from: '0', to }, limit),
      ),
    );
    const sorted = lanes.flat().sort((a, b) => (String(a['pendingSk']) < String(b['pendingSk']) ? -1 : 1));
    return sorted.slice(0, limit).map(mailFrom);
  }

  async nudge(mail: Mail, now: IsoInstant): Promise<void> {
    await updateMail(this.#documents, this.#tables.mail, mail.id, { nudgedAt: now }, [], {
      expression: '#status = :toSend AND attempt = :attempt',
      values: { ':toSend': 'to-send', ':attempt': mail.attempt },
    });
  }

  async retime(id: string, notBefore: IsoInstant, now: IsoInstant): Promise<boolean> {
    const mail = await this.find(id);
    if (mail?.status !== 'to-send') return false;
    const set = { notBefore, nudgedAt: now, ...pendingFrom(mail, notBefore) };
    return updateMail(this.#documents, this.#tables.mail, id, set, [], {
      expression: '#status = :toSend',
      values: { ':toSend': 'to-send' },
    });
  }

  async attention(council: string, now: IsoInstant): Promise<readonly Mail[]> {
    const to = `${sortable(now)}#~`;
    const range = { table: this.#tables.mail, index: ATTENTION, pk: council, from: '0', to };
    return (await queryItems(this.#documents, range)).map(mailFrom);
  }
}

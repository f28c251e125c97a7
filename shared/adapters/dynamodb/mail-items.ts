import * as z from 'zod';
import { Mail, type NewMail } from '../../application/ports/mail-store.ts';
import { attentionIndex, listedKey, mailKey, pendingIndex, requestIndex } from './mail-keys.ts';
import { ITEM_VERSION, type Item, readItem } from './stored-item.ts';
import type { Write } from './write-transaction.ts';

/** Instants in index keys sort as text, so all have milliseconds. */
export const sortable = (instant: string): string => new Date(instant).toISOString();

const HOURS_24 = 24 * 3600 * 1000;
/** A mail that was sent and of which nothing was heard becomes a matter for a person then. */
export const unconfirmedFrom = (sentAt: string): string => new Date(Date.parse(sentAt) + HOURS_24).toISOString();

export const pendingFrom = (mail: Pick<Mail, 'id' | 'lane'>, tryAt: string) =>
  pendingIndex(mail.lane, sortable(tryAt), mail.id);
export const attentionFrom = (mail: Pick<Mail, 'id' | 'council'>, from: string) =>
  attentionIndex(mail.council, sortable(from), mail.id);

/** A pointer by which a request finds a mail that lists several. */
export const listedItem = (mail: Pick<Mail, 'id' | 'askedAt'>, request: string) => ({
  ...listedKey(mail.id, request),
  ...requestIndex(request, sortable(mail.askedAt), mail.id),
  v: ITEM_VERSION,
  type: 'listed',
});

/** What is put for a new mail: itself, where it is not there yet, and a pointer for each request where it lists several. */
export const mailWrites = (table: string, mail: NewMail): readonly { readonly item: Item; readonly write: Write }[] => {
  const requests = [...new Set([...(mail.request ? [mail.request] : []), ...mail.requests])];
  const [only] = requests;
  const item = {
    ...mail,
    ...mailKey(mail.id),
    ...pendingFrom(mail, mail.notBefore),
    ...(only !== undefined && requests.length === 1 && requestIndex(only, sortable(mail.askedAt), mail.id)),
    v: ITEM_VERSION,
    type: 'mail',
    status: 'to-send',
    statusAt: mail.askedAt,
    attempt: 0,
    leaseUntil: null,
    sentAt: null,
    reason: null,
    unclear: false,
    sesMessageId: null,
  };
  const listed = requests.length > 1 ? requests.map((request) => listedItem(mail, request)) : [];
  return [
    { item, write: { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } } },
    ...listed.map((pointer) => ({ item: pointer, write: { Put: { TableName: table, Item: pointer } } })),
  ];
};

export const mailFrom = (item: Item): Mail => readItem(Mail, item);

const Keys = z.object({ pk: z.string() });
/** The key of the mail that an entry of the index by request belongs to. */
export const mailPartitionOf = (entry: Item): string => Keys.parse(entry).pk;

import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CodeRecord, LinkRecord, LiveCheck, MailStore } from '../../application/ports/mail-store.ts';
import { parseRequestId } from '../../domain/advice-request/advice-request.ts';
import { codeKey, linkKey } from './access-keys.ts';
import { requestKey } from './assessments-keys.ts';
import { concurrently } from './concurrently.ts';
import { listedItem, pendingFrom } from './mail-items.ts';
import { mailKey } from './mail-keys.ts';
import { getItems } from './read-items.ts';
import { ITEM_VERSION } from './stored-item.ts';
import { ITEMS_A_TRANSACTION, type Write, writeTransaction } from './write-transaction.ts';

/** What a claim reaches beside the mails themselves is left out by functions that claim none. */
export interface MailTables {
  readonly mail: string;
  readonly access?: string;
  readonly assessments?: string;
}
type Claim = Parameters<MailStore['claim']>[0];

const PUTS_AT_ONCE = 8;
const DAY = 24 * 3600;
/** DynamoDB tidies a day after nobody may use it any more. */
export const ttlAfter = (expiresAt: string): number => Math.floor(Date.parse(expiresAt) / 1000) + DAY;

const linkItem = (link: LinkRecord) => ({
  ...link,
  ...linkKey(link.hash),
  v: ITEM_VERSION,
  type: 'link',
  // Past its end a link still says why it opens nothing, and offers a new one.
  ttl: ttlAfter(link.expiresAt) + 365 * DAY,
});
const codeItem = (code: CodeRecord) => ({
  ...code,
  ...codeKey(code.session, code.hash),
  v: ITEM_VERSION,
  type: 'code',
  ttl: ttlAfter(code.expiresAt),
});

const stateKeyOf = (council: string, request: string) => {
  const parts = parseRequestId(request);
  if (!parts) throw new Error(`A mail names a request that cannot be: ${request}`);
  return requestKey(council, parts.key, parts.number);
};

const check = (table: string, council: string, { request, statuses, reachable }: LiveCheck): Write => ({
  ConditionCheck: {
    TableName: table,
    Key: stateKeyOf(council, request),
    ConditionExpression: [
      `#status IN (${statuses.map((_, n) => `:s${n}`).join(', ')})`,
      ...(reachable ? ['undeliverableSince = :never'] : []),
    ].join(' AND '),
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ...Object.fromEntries(statuses.map((status, n) => [`:s${n}`, status])),
      ...(reachable && { ':never': null }),
    },
  },
});

/** The mail, still `to-send`, due, and at the attempt that was read, becomes `sending`. */
const take = (table: string, { mail, now, leaseUntil }: Claim): Write => {
  const { pendingPk, pendingSk } = pendingFrom(mail, leaseUntil);
  return {
    Update: {
      TableName: table,
      Key: mailKey(mail.id),
      UpdateExpression:
        'SET #status = :sending, attempt = :next, leaseUntil = :lease, statusAt = :now, pendingPk = :pk, pendingSk = :sk',
      ConditionExpression: '#status = :toSend AND attempt = :attempt AND notBefore <= :now',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':sending': 'sending',
        ':toSend': 'to-send',
        ':attempt': mail.attempt,
        ':next': mail.attempt + 1,
        ':lease': leaseUntil,
        ':now': now,
        ':pk': pendingPk,
        ':sk': pendingSk,
      },
    },
  };
};

/** Checks of live requests that no longer fit in the transaction, made just before it. */
const stillLive = async (
  documents: DynamoDBDocumentClient,
  table: string,
  council: string,
  live: readonly LiveCheck[],
): Promise<boolean> => {
  const keys = live.map(({ request }) => stateKeyOf(council, request));
  const found = await getItems(documents, table, keys);
  const byKey = new Map(found.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  return live.every(({ statuses, reachable }, n) => {
    const item = byKey.get(`${keys[n]?.pk} ${keys[n]?.sk}`);
    return statuses.includes(String(item?.['status'])) && !(reachable && item?.['undeliverableSince']);
  });
};

/**
 * Claims a mail: one transaction of the mail, the hashes of its links and its code, and the checks that its requests
 * are still as it says. A digest of more than a transaction holds checks the rest just before; its pointers follow it.
 */
export const claimMail = async (
  documents: DynamoDBDocumentClient,
  { mail: mailTable, access, assessments }: MailTables,
  claim: Claim,
): Promise<'claimed' | 'lost' | 'stale'> => {
  if (!access || !assessments) throw new Error('This function was given no tables to claim a mail with');
  const { mail, links, code, lists } = claim;
  const live = [...new Map(claim.live.map((one) => [one.request, one])).values()];
  const first: Write[] = [
    take(mailTable, claim),
    ...links.map((link) => ({ Put: { TableName: access, Item: linkItem(link) } })),
    ...(code ? [{ Put: { TableName: access, Item: codeItem(code) } }] : []),
  ];
  const room = ITEMS_A_TRANSACTION - first.length;
  const checked = live.slice(0, room);
  if (live.length > room && !(await stillLive(documents, assessments, mail.council, live.slice(room)))) return 'stale';
  const pointers = [...new Set(lists)]
    .filter((request) => request !== mail.request)
    .map((request) => ({ Put: { TableName: mailTable, Item: listedItem(mail, request) } }));
  const within = pointers.slice(0, room - checked.length);
  const refused = await writeTransaction(documents, [
    ...first,
    ...checked.map((one) => check(assessments, mail.council, one)),
    ...within,
  ]);
  if (refused) return refused.some(({ index }) => index === 0) ? 'lost' : 'stale';
  await concurrently(pointers.slice(within.length), PUTS_AT_ONCE, ({ Put }) => documents.send(new PutCommand(Put)));
  return 'claimed';
};

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Mail, MailStatus, MailStore } from '../../application/ports/mail-store.ts';
import { attentionFrom, pendingFrom, unconfirmedFrom } from './mail-items.ts';
import { mailKey } from './mail-keys.ts';

/** SES's news, each outdoing those before it. */
const NEWS: readonly MailStatus[] = ['sent', 'delayed', 'delivered', 'bounced', 'complained'];
const FOR_A_PERSON: readonly MailStatus[] = ['bounced', 'complained', 'unknown'];
/** Sent, and nothing certain heard. */
const UNCONFIRMED: readonly MailStatus[] = ['sent', 'delayed'];

type Values = Readonly<Record<string, unknown>>;

/** An update of one mail that sets and removes attributes under a condition; false where it does not hold. */
export const updateMail = async (
  documents: DynamoDBDocumentClient,
  table: string,
  id: string,
  set: Values,
  remove: readonly string[],
  condition: { readonly expression: string; readonly values: Values },
): Promise<boolean> => {
  const names = [...new Set([...Object.keys(set), ...remove, 'status'])];
  const input: UpdateCommandInput = {
    TableName: table,
    Key: mailKey(id),
    UpdateExpression: [
      `SET ${Object.keys(set)
        .map((name) => `#${name} = :${name}`)
        .join(', ')}`,
      ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      ...condition.values,
    },
  };
  try {
    await documents.send(new UpdateCommand(input));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

const PENDING_INDEX = ['pendingPk', 'pendingSk'];
const ATTENTION_INDEX = ['attentionPk', 'attentionSk'];

/** Where the indexes find a mail of a status: what waits to be sent, what waits for a person. */
const indexesOf = (mail: Mail, status: MailStatus, at: string, sentAt: string | null, tryAt: string) => {
  if (status === 'to-send') return { set: pendingFrom(mail, tryAt), remove: ATTENTION_INDEX };
  if (FOR_A_PERSON.includes(status)) return { set: attentionFrom(mail, at), remove: PENDING_INDEX };
  if (UNCONFIRMED.includes(status))
    return { set: attentionFrom(mail, unconfirmedFrom(sentAt ?? at)), remove: PENDING_INDEX };
  return { set: {}, remove: [...PENDING_INDEX, ...ATTENTION_INDEX] };
};

/** What became of an attempt: only where it is still the one under way. */
export const settleMail = async (
  documents: DynamoDBDocumentClient,
  table: string,
  mail: Mail,
  attempt: number,
  to: Parameters<MailStore['settle']>[2],
): Promise<boolean> => {
  const { status, at, reason = null, notBefore = mail.notBefore, unclear = mail.unclear } = to;
  const sent =
    status === 'sent' ? { sentAt: at, ...(to.sesMessageId !== undefined && { sesMessageId: to.sesMessageId }) } : {};
  const change = { status, statusAt: at, leaseUntil: null, reason, notBefore, unclear, ...sent };
  const { set, remove } = indexesOf(mail, status, at, null, notBefore);
  const from = (was: string, more: Values = set, without: readonly string[] = remove) =>
    updateMail(documents, table, mail.id, { ...change, ...more }, without, {
      expression: '#status = :was AND attempt = :attempt',
      values: { ':was': was, ':attempt': attempt },
    });
  // SES refused it: for a person. One that was never tried is not sent for a reason that is nobody's matter.
  const refused = status === 'not-sent' ? attentionFrom(mail, at) : set;
  if (await from('sending', refused, status === 'not-sent' ? PENDING_INDEX : remove)) return true;
  if (await from('to-send')) return true;
  if (status !== 'sent') return false;
  // News was faster than we were: it keeps its status, and we note what we know.
  return updateMail(documents, table, mail.id, sent, [], {
    expression: 'attempt = :attempt AND #status IN (:n0, :n1, :n2, :n3, :n4)',
    values: { ':attempt': attempt, ...Object.fromEntries(NEWS.map((news, n) => [`:n${n}`, news])) },
  });
};

/** SES's news of a mail that was tried: forwards only. An outcome that was not known is known by it. */
export const noteMail = async (
  documents: DynamoDBDocumentClient,
  table: string,
  mail: Mail,
  status: MailStatus,
  at: string,
  reason?: string,
): Promise<boolean> => {
  const from: readonly MailStatus[] = ['to-send', 'sending', 'unknown', ...NEWS.slice(0, NEWS.indexOf(status))];
  const sentAt = mail.sentAt ?? at;
  const { set, remove } = indexesOf(mail, status, at, sentAt, at);
  const change = { status, statusAt: at, sentAt, leaseUntil: null, ...(reason !== undefined && { reason }), ...set };
  return updateMail(documents, table, mail.id, change, remove, {
    expression: `attempt >= :one AND #status IN (${from.map((_, n) => `:f${n}`).join(', ')})`,
    values: { ':one': 1, ...Object.fromEntries(from.map((was, n) => [`:f${n}`, was])) },
  });
};

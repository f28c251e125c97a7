import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../application/ports/assessment-store.ts';
import { type Beside, decisionItem, requestItem, stateItem } from './assessment-items.ts';
import { answerKey, detailsKey, idempotencyKey, referenceKey } from './assessments-keys.ts';
import { mailWrites } from './mail-items.ts';
import { ITEM_VERSION, type Item } from './stored-item.ts';
import type { Write } from './write-transaction.ts';

export interface Tables {
  readonly assessments: string;
  /** Left out by functions whose decisions cause no mail. */
  readonly mail?: string;
}

/** One write of a change: the decision's and the mails' refusals are judged apart from the others'. */
export interface ChangeWrite {
  readonly of: 'state' | 'decision' | 'mail';
  /** For a mail's writes: its id. */
  readonly mail?: string;
  readonly item: Item;
  readonly write: Write;
}

const FREE = 'attribute_not_exists(pk)';

/**
 * Everything that a change writes, in one order: the assessment (on condition of its version), the requests whose own
 * state or next rung changed, the decision, what else there is, the mails. `beside` is what was read with the state
 * before; without it every request is written.
 */
export const writesOf = (tables: Tables, change: Change, beside: Beside | null): readonly ChangeWrite[] => {
  const { before, after, details, answer, idempotency } = change;
  const { council, key } = after;
  const mailTable = tables.mail ?? '';
  if (change.mails.length > 0 && mailTable === '')
    throw new Error('This function was given no table for the mails of a decision');
  const put = (item: Item, condition?: string, of: ChangeWrite['of'] = 'state'): ChangeWrite => ({
    of,
    item,
    write: { Put: { TableName: tables.assessments, Item: item, ...(condition && { ConditionExpression: condition }) } },
  });

  const kept = new Set<number>();
  for (const request of after.requests) {
    const { number } = request;
    const was = before?.requests.find((one) => one.number === number);
    const rung = change.nextRungOn.get(number) ?? null;
    if (beside && was && beside.nextRungOn.get(number) === rung && isDeepStrictEqual(was, request)) kept.add(number);
  }
  const writtenAt = Object.fromEntries(
    after.requests.map(({ number }) => [
      String(number),
      (kept.has(number) ? beside?.writtenAt[String(number)] : undefined) ?? after.version,
    ]),
  );
  const state = put(stateItem(after, writtenAt), before ? 'version = :version' : FREE);
  if (before && state.write.Put) state.write.Put.ExpressionAttributeValues = { ':version': before.version };
  const decided = put(decisionItem(change), FREE, 'decision');
  if (decided.write.Put) decided.write.Put.ReturnValuesOnConditionCheckFailure = 'ALL_OLD';

  const v = ITEM_VERSION;
  return [
    state,
    ...after.requests
      .filter(({ number }) => !kept.has(number))
      .map((request) => put(requestItem(after, request, change.nextRungOn.get(request.number) ?? null))),
    decided,
    ...(before ? [] : [put({ ...referenceKey(council, after.ref), v, type: 'reference', key }, FREE)]),
    ...(details ? [put({ ...details, ...detailsKey(council, key), v, type: 'details', key })] : []),
    ...(answer
      ? [
          put(
            { ...answer.answer, ...answerKey(council, key, answer.request, answer.answer.number), v, type: 'answer' },
            FREE,
          ),
        ]
      : []),
    ...(idempotency
      ? [
          put(
            {
              ...idempotencyKey(council, key, idempotency.key),
              v,
              type: 'idempotency',
              bodyHash: idempotency.bodyHash,
              requests: idempotency.requests,
            },
            FREE,
          ),
        ]
      : []),
    ...change.mails.flatMap((mail) =>
      mailWrites(mailTable, mail).map(({ item, write }) => ({ of: 'mail' as const, mail: mail.id, item, write })),
    ),
  ];
};

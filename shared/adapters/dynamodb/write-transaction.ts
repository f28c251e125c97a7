import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** DynamoDB's own limits for one transaction. */
export const ITEMS_A_TRANSACTION = 100;
export const BYTES_A_TRANSACTION = 4_000_000;

/** A write whose condition did not hold, by its index; `mark` is that of the item that is there, where the write asked for it. */
export interface Refused {
  readonly index: number;
  readonly mark: string | null;
}

const TRIES = 9;
const FIRST_WAIT = 20;
const LONGEST_WAIT = 1_000;

/** Others at the same items, or too many at once: the same transaction may pass a moment later. */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'None']);
const PASSING_ERRORS = new Set([
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/** Conditions that did not hold; null where the cause may pass; throws where it will not. */
const refusalsIn = (error: unknown): readonly Refused[] | null => {
  if (!(error instanceof TransactionCanceledException)) {
    if (error instanceof Error && PASSING_ERRORS.has(error.name)) return null;
    throw error;
  }
  const reasons = error.CancellationReasons ?? [];
  const refused = reasons.flatMap(({ Code, Item }, index) =>
    Code === 'ConditionalCheckFailed' ? [{ index, mark: Item?.['mark']?.S ?? null }] : [],
  );
  if (refused.length > 0) return refused;
  const codes = reasons.map(({ Code = 'None' }) => Code);
  if (codes.length > 0 && codes.every((code) => PASSING.has(code))) return null;
  // The error itself carries items: only its codes and messages about them are told.
  const told = reasons
    .filter(({ Code }) => Code && !PASSING.has(Code))
    .map(({ Code, Message }) => `${Code} ${Message}`);
  throw new Error(`A transaction was cancelled: ${[...new Set(told)].join('; ') || 'no reason was given'}`);
};

/**
 * Writes all or nothing: null when written, else the conditions that did not hold. Waits and tries again, with full
 * jitter, where somebody else was at the same items or the table was too busy. Throws what trying again will not mend.
 */
export const writeTransaction = async (
  documents: DynamoDBDocumentClient,
  writes: readonly Write[],
): Promise<readonly Refused[] | null> => {
  for (let tried = 1; ; tried += 1) {
    try {
      await documents.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return null;
    } catch (error) {
      const refused = refusalsIn(error);
      if (refused) return refused;
      if (tried === TRIES) throw new Error(`A transaction found its items busy ${TRIES} times`, { cause: error });
      await wait(Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tried));
    }
  }
};

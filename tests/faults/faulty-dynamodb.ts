import { type AttributeValue, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mailIdOf } from '../../shared/adapters/dynamodb/mail-keys.ts';
import { decisionInStream } from '../../shared/adapters/dynamodb/stream-image.ts';
import type { Mail } from '../../shared/application/ports/mail-store.ts';
import { callWithFaults } from './process.ts';
import type { Witness } from './stores.ts';

type Item = Readonly<Record<string, AttributeValue>>;
interface Write {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ExpressionAttributeValues?: Item;
}
interface Transaction {
  readonly TransactItems: readonly { readonly Put?: Write; readonly Update?: Write }[];
}
interface TableNames {
  readonly mail: string;
  readonly assessments: string;
}

const text = (item: Item | undefined, name: string): string => item?.[name]?.S ?? '';

/** Tells a witness what the tables took, from what was written: what their streams would bring. */
const teller = (tables: TableNames, witness: Witness) => {
  const lanes = new Map<string, Mail['lane']>();
  /** A transaction that is repeated after its answer was lost is one. */
  const told = new Set<string>();
  const isNews = (what: string): boolean => !told.has(what) && told.add(what) !== undefined;

  const put = ({ TableName, Item }: Write): void => {
    const sk = text(Item, 'sk');
    const key = `${text(Item, 'pk')} ${sk}`;
    const type = text(Item, 'type');
    if (TableName === tables.mail && sk === 'mail') {
      const lane = text(Item, 'lane') === 'now' ? 'now' : 'batch';
      lanes.set(text(Item, 'id'), lane);
      witness.toSend(text(Item, 'id'), lane);
    }
    if (TableName !== tables.assessments) return;
    if (type === 'decision' && isNews(key)) witness.decided(decisionInStream(Item));
    if (type === 'reading') witness.read(key, text(Item?.['actor']?.M, 'client'));
  };
  const update = ({ TableName, Key, ExpressionAttributeValues: values }: Write): void => {
    if (TableName !== tables.mail || text(Key, 'sk') !== 'mail') return;
    const id = mailIdOf(text(Key, 'pk'));
    const attempt = values?.[':next']?.N;
    if (attempt !== undefined && isNews(`${id} ${attempt}`)) witness.claimed(id);
    if (text(values, ':status') === 'to-send' || values?.[':nudgedAt']) witness.toSend(id, lanes.get(id) ?? 'batch');
  };
  return (command: string, input: unknown): void => {
    if (command === 'PutItemCommand') put(input as Write);
    if (command === 'UpdateItemCommand') update(input as Write);
    if (command !== 'TransactWriteItemsCommand') return;
    for (const { Put, Update } of (input as Transaction).TransactItems) {
      if (Put) put(Put);
      if (Update) update(Update);
    }
  };
};

const cancelled = (): never => {
  throw new TransactionCanceledException({
    ...{ message: 'Somebody else was at the same items', $metadata: {} },
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });
};

/**
 * Injects faults between the SDK's own retries and DynamoDB, and tells what DynamoDB took. One call is on its way at a time, so
 * that which of two is first depends on the seed alone.
 */
export const injectFaults = (documents: DynamoDBDocumentClient, tables: TableNames, witness: Witness): void => {
  const tell = teller(tables, witness);
  const note = witness.fault.bind(witness);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(does: () => Promise<T>): Promise<T> => {
    const mine = last.then(does, does);
    last = mine;
    return mine;
  };
  const faults =
    <A extends { readonly input: unknown }, R>(
      next: (args: A) => Promise<R>,
      context: { readonly commandName?: string },
    ) =>
    (args: A): Promise<R> => {
      const { commandName: command = '' } = context;
      const call = async (): Promise<R> => {
        const answer = await inTurn(() => next(args));
        tell(command, args.input);
        return answer;
      };
      return callWithFaults(note, call, command === 'TransactWriteItemsCommand' ? cancelled : undefined);
    };
  const place = { name: 'injectFaults', relation: 'after', toMiddleware: 'retryMiddleware' } as const;
  documents.middlewareStack.addRelativeTo(faults, place);
};

import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { decisionItem, requestItem, stateItem } from '../../../shared/adapters/dynamodb/assessment-items.ts';
import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAccessStore } from '../../../shared/adapters/dynamodb/dynamo-access-store.ts';
import { DynamoAssessmentStore } from '../../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoMailStore } from '../../../shared/adapters/dynamodb/dynamo-mail-store.ts';
import { DynamoRunBook } from '../../../shared/adapters/dynamodb/dynamo-run-book.ts';
import { anAssessment, aRequest } from '../../builders/assessments.ts';
import { aChange, aNewMail } from '../../builders/changes.ts';

const documents = documentClient({ region: 'eu-west-2' });
const dynamo = mockClient(documents);
const tables = { assessments: 'A', mail: 'M', access: 'X' };
const store = new DynamoAssessmentStore(documents, tables);

const $metadata = {};
const cancelled = (
  ...codes: readonly (string | { readonly Code: string; readonly mark?: string; readonly Message?: string })[]
) =>
  new TransactionCanceledException({
    $metadata,
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((code) => {
      const { Code, mark, Message } = typeof code === 'string' ? { Code: code } : code;
      return { Code, ...(Message && { Message }), ...(mark && { Item: { mark: { S: mark } } }) };
    }),
  });

const transactions = () =>
  dynamo.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.TransactItems ?? []);

beforeEach(() => {
  dynamo.reset();
});

describe('A transaction that DynamoDB cancels', () => {
  const before = anAssessment();
  const change = aChange(before, { ...before, locality: 'North' }, { mails: [aNewMail()] });
  // The assessment, the decision, the mail.

  it('is tried again where others were at its items or the table was busy', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('TransactionConflict', 'None', 'None'))
      .rejectsOnce(cancelled('None', 'ThrottlingError', 'ProvisionedThroughputExceeded'))
      .rejectsOnce(new TransactionInProgressException({ $metadata, message: 'In progress' }))
      .rejectsOnce(new ProvisionedThroughputExceededException({ $metadata, message: 'Busy' }))
      .resolves({});
    expect(await store.append(change)).toBe('done');
    expect(transactions()).toHaveLength(5);
  });

  it('is a conflict, at once, where the assessment has another version', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None', 'None'));
    expect(await store.append(change)).toBe('conflict');
    expect(transactions()).toHaveLength(1);
  });

  it('is done where the decision that is there is this very one', async () => {
    const { mark } = decisionItem(change);
    dynamo
      .on(TransactWriteCommand)
      .rejects(cancelled('ConditionalCheckFailed', { Code: 'ConditionalCheckFailed', mark }, 'ConditionalCheckFailed'));
    expect(await store.append(change)).toBe('done');
  });

  it('is a conflict where another decision of that version is there', async () => {
    const { mark } = decisionItem(aChange(before, { ...before, locality: 'South' }));
    dynamo
      .on(TransactWriteCommand)
      .rejects(cancelled('ConditionalCheckFailed', { Code: 'ConditionalCheckFailed', mark }, 'None'));
    expect(await store.append(change)).toBe('conflict');
  });

  it('is written without the mails that are there already', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'None', 'ConditionalCheckFailed'))
      .resolves({});
    expect(await store.append(change)).toBe('done');
    expect(transactions().map((items) => items.length)).toEqual([3, 2]);
  });

  it('throws what trying again will not mend, and says nothing of what the items hold', async () => {
    const fault = { Code: 'ValidationError', Message: 'Item size has exceeded the maximum allowed size' };
    dynamo.on(TransactWriteCommand).rejects(cancelled('None', fault, 'None'));
    await expect(store.append(change)).rejects.toThrow(/ValidationError Item size has exceeded/);
    dynamo.on(TransactWriteCommand).rejects(cancelled());
    await expect(store.append(change)).rejects.toThrow(/no reason was given/);
    dynamo.on(TransactWriteCommand).rejects(new Error('The network is down'));
    await expect(store.append(change)).rejects.toThrow('The network is down');
  });

  it('is given up after nine tries', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'None', 'None'));
    await expect(store.append(change)).rejects.toThrow(/busy 9 times/);
    expect(transactions()).toHaveLength(9);
  });
});

describe('What is written', () => {
  it('to issue six requests is the assessment, six requests, a decision, six mails and the idempotency key', async () => {
    dynamo.on(TransactWriteCommand).resolves({});
    const before = anAssessment();
    const numbers = [1, 2, 3, 4, 5, 6];
    const requests = numbers.map((number) => aRequest({ number }));
    const mails = numbers.map((n) => aNewMail({ id: `mail-${n}`, request: `${before.key}-0${n}` }));
    const idempotency = { key: 'once', bodyHash: 'abc', requests: numbers };
    await store.append(aChange(before, { ...before, requests }, { mails, idempotency }));
    expect(transactions().map((items) => items.length)).toEqual([1 + 6 + 1 + 6 + 1]);
  });

  it('to change one request of three, or to stop chasing one, is that request alone', async () => {
    const whole = anAssessment({ version: 4, requests: [1, 2, 3].map((number) => aRequest({ number })) });
    const { requests, version } = whole;
    const stored = { ...whole, version };
    const items = [
      stateItem(stored, { '1': 4, '2': 4, '3': 4 }),
      ...requests.map((request) => requestItem(stored, request, '2026-03-05')),
    ];
    dynamo.on(QueryCommand).resolves({ Items: items });
    dynamo.on(TransactWriteCommand).resolves({});
    const rungs = { 1: '2026-03-05', 2: '2026-03-05', 3: '2026-03-05' };
    const loaded = await store.load('vale', whole.key);
    const opened = requests.map((one) => (one.number === 2 ? aRequest({ number: 2, openedOn: '2026-03-02' }) : one));
    await store.append(aChange(loaded, { ...whole, requests: opened }, { rungs }));
    await store.append(aChange(loaded, whole, { rungs: { ...rungs, 3: null } }));
    const written = transactions().map((writes) => writes.map(({ Put }) => Put?.Item?.['sk']));
    expect(written).toEqual([
      ['A', 'R#02', 'D#000005'],
      ['A', 'R#03', 'D#000005'],
    ]);
  });
});

describe('A function that was not given every table', () => {
  const mail = { ...aNewMail(), status: 'to-send' as const, attempt: 0, leaseUntil: null, sentAt: null };
  const rest = { statusAt: mail.askedAt, reason: null, unclear: false, sesMessageId: null };

  it('writes decisions without mails, and refuses to lose one', async () => {
    dynamo.on(TransactWriteCommand).resolves({});
    const some = new DynamoAssessmentStore(documents, { assessments: 'A' });
    expect(await some.append(aChange(null, anAssessment()))).toBe('done');
    await expect(some.append(aChange(null, anAssessment(), { mails: [aNewMail()] }))).rejects.toThrow(/no table/);
  });

  it('claims no mail', async () => {
    const plain = { now: mail.askedAt, leaseUntil: mail.askedAt, links: [], code: null, live: [], lists: [] };
    const some = new DynamoMailStore(documents, { mail: 'M' });
    await expect(some.claim({ mail: { ...mail, ...rest }, ...plain })).rejects.toThrow(/no tables/);
    expect(transactions()).toEqual([]);
  });
});

describe('What is read', () => {
  const whole = anAssessment({ version: 2, requests: [aRequest()] });
  const state = stateItem(whole, { '1': 2 });
  const now = requestItem(whole, aRequest(), null);
  const old = requestItem({ ...whole, version: 1 }, aRequest({ openedOn: '2026-03-02' }), null);

  it('is read again where a transaction came between the assessment and its requests', async () => {
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [state, old] })
      .resolvesOnce({ Items: [state] })
      .resolves({ Items: [state, now] });
    expect(await store.load('vale', whole.key)).toEqual(whole);
    expect(dynamo.commandCalls(QueryCommand)).toHaveLength(3);
  });

  it('is read again one by one where it was torn among many', async () => {
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { A: [state] } })
      .resolvesOnce({ Responses: { A: [old] } });
    dynamo.on(QueryCommand).resolves({ Items: [state, now] });
    expect(await store.loadMany('vale', [whole.key])).toEqual([whole]);
  });

  it('is a fault where it never comes together', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [state, old] });
    await expect(store.load('vale', whole.key)).rejects.toThrow(/did not belong together/);
  });

  it('asks again for what DynamoDB left out of a batch, and gives up in the end', async () => {
    const left = { UnprocessedKeys: { A: { Keys: [{ pk: 'vale#R#A/1', sk: 'R' }] } } };
    const item = { pk: 'vale#R#A/1', sk: 'R', v: 1, key: 'K3M9Q2XA7TZ1' };
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce(left)
      .resolves({ Responses: { A: [item] } });
    expect(await store.keysOf('vale', ['A/1'])).toEqual(new Map([['A/1', 'K3M9Q2XA7TZ1']]));
    dynamo.on(BatchGetCommand).resolves(left);
    await expect(store.keysOf('vale', ['A/1'])).rejects.toThrow(/1 items of A were not read/);
  }, 30_000);

  it('is refused where it is not as it should be, saying where and never what', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [{ ...state, locality: { secret: 'Ada' } }, now] });
    const fault = await store.load('vale', whole.key).catch((error: unknown) => String(error));
    expect(fault).toContain(`vale#A#${whole.key} / A is not as it should be: locality (invalid_type)`);
    expect(fault).not.toContain('Ada');
  });

  it('is refused where it was written by a later version of this program', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [{ ...state, v: 2 }, now] });
    await expect(store.load('vale', whole.key)).rejects.toThrow(/v \(invalid_value\)/);
  });
});

describe('A fault of DynamoDB', () => {
  const down = new Error('The network is down');
  const refused = new ConditionalCheckFailedException({ $metadata, message: 'The conditional request failed' });
  const mails = new DynamoMailStore(documents, tables);
  const access = new DynamoAccessStore(documents, 'X');

  it('is not taken for a mail that is there, a code that is spent or a session that ended', async () => {
    dynamo.on(PutCommand).rejects(down);
    dynamo.on(UpdateCommand).rejects(down);
    dynamo.on(GetCommand).resolves({
      Item: {
        ...aNewMail(),
        v: 1,
        pk: 'M#mail-1',
        sk: 'mail',
        status: 'to-send',
        statusAt: '2026-03-02T10:00:00.000Z',
        attempt: 0,
        leaseUntil: null,
        sentAt: null,
        reason: null,
        unclear: false,
        sesMessageId: null,
      },
    });
    await expect(mails.put([aNewMail()])).rejects.toThrow('The network is down');
    await expect(mails.note('mail-1', 'delivered', '2026-03-02T10:00:00.000Z')).rejects.toThrow('The network is down');
    await expect(access.spendCode('session', 'hash')).rejects.toThrow('The network is down');
    await expect(new DynamoRunBook(documents, 'M').chaseEnded('2026-03-02T10:00:00.000Z')).rejects.toThrow('network');
  });

  it('while the sealing key is made does not keep the next one from finding it', async () => {
    const one = new DynamoAccessStore(documents, 'X');
    dynamo.on(GetCommand).rejects(down);
    await expect(one.sealingKey()).rejects.toThrow('The network is down');
    dynamo
      .on(GetCommand)
      .resolvesOnce({})
      .resolves({ Item: { pk: 'K#sealing', sk: 'key', v: 1, key: 'theirs' } });
    dynamo.on(PutCommand).rejects(refused);
    expect(await one.sealingKey()).toBe('theirs');
  });
});

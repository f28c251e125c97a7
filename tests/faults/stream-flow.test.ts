import type { DynamoDBStreamEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { StreamFlow } from './stream-flow.ts';

type Said = 'all' | 'crash' | number;

/** A stream of records 1 to 4; the function answers as said, in turn, and fails the record of a number. */
const aStream = (says: (numbers: readonly number[]) => Said) => {
  const batches: number[][] = [];
  const stream = new StreamFlow('stream', 3, async ({ Records }: DynamoDBStreamEvent) => {
    const numbers = Records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));
    batches.push(numbers);
    const said = says(numbers);
    if (said === 'crash') return null;
    const failed = typeof said === 'number' && numbers.includes(said) ? [said] : [];
    return { batchItemFailures: failed.map((number) => ({ itemIdentifier: String(number) })) };
  });
  for (let number = 1; number <= 4; number += 1) stream.arrive({ number });
  const drain = async () => {
    while (stream.waiting > 0) await stream.poll();
    return batches;
  };
  return { stream, drain };
};

it('brings records in order, in batches', async () => {
  const { stream, drain } = aStream(() => 'all');
  expect(await drain()).toEqual([[1, 2, 3], [4]]);
  expect(stream.deadLetters).toEqual([]);
});

it('goes on from the record that failed, and gives it up after its retries', async () => {
  const { stream, drain } = aStream(() => 2);
  expect(await drain()).toEqual([[1, 2, 3], ...Array.from({ length: 6 }, () => [2, 3, 4]), [3, 4]]);
  expect(stream.deadLetters).toEqual([{ number: 2 }]);
});

it('finds the record that kills its function by halving the batch', async () => {
  const { stream, drain } = aStream((numbers) => (numbers.includes(1) ? 'crash' : 'all'));
  expect(await drain()).toEqual([[1, 2, 3], [1, 2], ...Array.from({ length: 6 }, () => [1]), [2, 3, 4]]);
  expect(stream.redrive()).toBe(1);
  expect(stream.waiting).toBe(1);
});

it('keeps what comes while it is switched off', async () => {
  const { stream, drain } = aStream(() => 'all');
  stream.isOff = true;
  expect(await drain()).toEqual([]);
  stream.isOff = false;
  expect(await drain()).toEqual([[1, 2, 3], [4]]);
});

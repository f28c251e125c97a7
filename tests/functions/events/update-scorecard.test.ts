import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { updateScorecardHandler } from '../../../functions/events/update-scorecard/handler.ts';
import { aProgress } from '../../builders/progress.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';

const detail = (key: string, version: number, more: object = {}) => ({
  version: 1,
  id: `${key}-${version}`,
  at: '2026-03-02T09:00:00.000Z',
  council: 'vale',
  assessment: { key, version },
  facts: {},
  progress: aProgress(),
  ...more,
});
const event = (...bodies: unknown[]): SQSEvent =>
  ({ Records: bodies.map((body, at) => ({ messageId: `message-${at}`, body: JSON.stringify(body) })) }) as SQSEvent;
const fromBus = (content: object) => ({ source: 'ehc-advice', 'detail-type': 'AssessmentOpened', detail: content });

const called = async (scorecard: MemoryScorecardStore, sent: SQSEvent) =>
  (updateScorecardHandler({ scorecard }) as unknown as (event: SQSEvent, context: unknown) => Promise<unknown>)(
    sent,
    {},
  );

describe('update-scorecard', () => {
  it('takes a batch of events from the bus, and gives back those that it cannot read', async () => {
    const scorecard = new MemoryScorecardStore();
    const answer = await called(
      scorecard,
      event(
        fromBus(detail('KEY1', 1)),
        fromBus(detail('KEY2', 1, { progress: { requestedOn: 'never' } })),
        { source: 'aws.ses', detail: detail('KEY3', 1) },
        fromBus(detail('KEY4', 2)),
      ),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-2' }] });
    const stored = await scorecard.contributions('vale', ['KEY1', 'KEY2', 'KEY3', 'KEY4']);
    expect([...stored].map(([key, { version }]) => [key, version])).toEqual([
      ['KEY1', 1],
      ['KEY4', 2],
    ]);
  });

  it('gives every event of an assessment back that it could not write', async () => {
    const scorecard = new MemoryScorecardStore();
    scorecard.replace = async (_, replacements) => ({
      conflicts: replacements.map(({ key }) => key).filter((key) => key === 'BUSY'),
    });
    const answer = await called(
      scorecard,
      event(fromBus(detail('BUSY', 1)), fromBus(detail('KEY1', 1)), fromBus(detail('BUSY', 2))),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-2' }] });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { RunBook } from '../../shared/application/ports/run-book.ts';

const SIX = '2026-03-02T06:00:00.000Z';
const SEVEN = '2026-03-02T07:00:00.000Z';

/** What every run book does. */
export const runBookSuite = (name: string, open: () => Promise<{ readonly runBook: RunBook }>): void => {
  describe(name, () => {
    let book: RunBook;
    beforeEach(async () => {
      ({ runBook: book } = await open());
    });

    it('knows when the last chase ended, though an earlier one tells later', async () => {
      expect(await book.lastChaseEnd()).toBeNull();
      await book.chaseEnded(SEVEN);
      await book.chaseEnded(SIX);
      expect(await book.lastChaseEnd()).toBe(SEVEN);
    });

    it('keeps the first reason for which sending stopped, until it is resumed, and then the next', async () => {
      expect(await book.sendingStopped()).toBeNull();
      await book.resumeSending();
      await book.stopSending(SIX, 'SendingPausedException');
      await book.stopSending(SEVEN, 'AccountSuspendedException');
      expect(await book.sendingStopped()).toEqual({ since: SIX, reason: 'SendingPausedException' });
      await book.resumeSending();
      expect(await book.sendingStopped()).toBeNull();
      await book.stopSending(SEVEN, 'AccountSuspendedException');
      expect(await book.sendingStopped()).toEqual({ since: SEVEN, reason: 'AccountSuspendedException' });
    });
  });
};

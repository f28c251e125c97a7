import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../shared/application/ports/assessment-store.ts';
import type { Replacement, ScorecardStore } from '../../shared/application/ports/scorecard-store.ts';
import type { Progress } from '../../shared/domain/assessment/decision.ts';
import { contributionOf, NOTHING, tallyOf } from '../../shared/domain/scorecard/contribution.ts';
import { assessmentsSheet, flowBook, flowSheet, levelSheet } from '../../shared/domain/scorecard/sheet-names.ts';
import { aProgress, aRequestProgress } from '../builders/progress.ts';

const keyOf = (n: number): string => `K3M9Q2XA${String(n).padStart(4, '0')}`;

const everyPage = async <T>(page: (cursor?: string) => Promise<Page<T>>): Promise<T[]> => {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, cursor: next } = await page(cursor);
    all.push(...items);
    cursor = next;
  } while (cursor !== undefined);
  return all;
};

const first = (key: string, progress: Progress): Replacement => ({
  key,
  before: null,
  version: 1,
  contribution: contributionOf(progress),
});
const waiting = aProgress({ requests: [aRequestProgress()] });
const answered = aProgress({
  requests: [
    aRequestProgress({ status: 'submitted', outcome: 'submitted', answeredOn: '2019-02-20', lateReason: 'capacity' }),
  ],
});

/** What every scorecard store does. */
export const scorecardStoreSuite = (name: string, make: () => Promise<ScorecardStore>): void => {
  describe(name, () => {
    let store: ScorecardStore;
    beforeEach(async () => {
      store = await make();
    });
    const stored = async (key: string) => (await store.contributions('vale', [key])).get(key) ?? null;

    it('keeps a contribution with the version that gave it, and nothing for what never contributed', async () => {
      await store.replace('vale', [first(keyOf(1), waiting)]);
      expect(await stored(keyOf(1))).toEqual({
        key: keyOf(1),
        version: 1,
        revision: 1,
        contribution: contributionOf(waiting),
      });
      expect((await store.contributions('vale', [keyOf(2)])).size).toBe(0);
      expect((await store.contributions('moor', [keyOf(1)])).size).toBe(0);
    });

    it('has on its sheets the sum of the contributions, and no more of one that another took the place of', async () => {
      await store.replace('vale', [first(keyOf(1), waiting), first(keyOf(2), waiting)]);
      const sheet = flowSheet('health', '2019-02', 'RV1-SALT');
      expect(await store.sheets('vale', [sheet])).toEqual({ [sheet]: { 'open:12': 2 } });
      await store.replace('vale', [
        { key: keyOf(1), before: await stored(keyOf(1)), version: 4, contribution: contributionOf(answered) },
      ]);
      expect(await store.sheets('vale', [sheet])).toEqual({
        [sheet]: { 'open:12': 1, late: 1, 'days:50': 1, 'lateReason:capacity': 1 },
      });
      expect(await stored(keyOf(1))).toMatchObject({ version: 4, revision: 2 });
    });

    it('names each sheet that it was asked for, of any book, and leaves out those never written', async () => {
      await store.replace('vale', [first(keyOf(1), waiting)]);
      const names = Object.keys(tallyOf(contributionOf(waiting)));
      expect(await store.sheets('vale', [...names, assessmentsSheet('2001-01')])).toEqual(
        tallyOf(contributionOf(waiting)),
      );
      expect(names).toContain(levelSheet('main', 'years'));
    });

    it('refuses to replace what another writer has replaced, and to put first what is there', async () => {
      await store.replace('vale', [first(keyOf(1), waiting)]);
      const before = await stored(keyOf(1));
      const next = { key: keyOf(1), before, version: 2, contribution: contributionOf(answered) };
      expect(await store.replace('vale', [next])).toEqual({ conflicts: [] });
      expect(await store.replace('vale', [{ ...next, version: 3 }])).toEqual({ conflicts: [keyOf(1)] });
      expect(await store.replace('vale', [first(keyOf(1), waiting)])).toEqual({ conflicts: [keyOf(1)] });
      const sheet = flowSheet('health', '2019-02', 'RV1-SALT');
      expect((await store.sheets('vale', [sheet]))[sheet]).toMatchObject({ late: 1 });
    });

    it('writes the version alone where the contribution stays the same', async () => {
      await store.replace('vale', [first(keyOf(1), waiting)]);
      const contribution = contributionOf(waiting);
      await store.replace('vale', [{ key: keyOf(1), before: await stored(keyOf(1)), version: 9, contribution }]);
      expect(await stored(keyOf(1))).toEqual({ key: keyOf(1), version: 9, revision: 2, contribution });
      const sheets = await store.book('vale', flowBook('health'), '2019-01', '2020');
      expect(sheets).toEqual([
        { name: flowSheet('health', '2019-02', 'RV1-SALT'), revision: 1, counts: { 'open:12': 1 } },
      ]);
    });

    it('takes more replacements at once than fit in a transaction', async () => {
      const many = Array.from({ length: 230 }, (_, n) =>
        first(keyOf(n), aProgress({ requests: [aRequestProgress({ team: `T${n % 40}` })] })),
      );
      expect(await store.replace('vale', many)).toEqual({ conflicts: [] });
      const sheets = await store.book('vale', flowBook('health'), '2019-02', '2019-03');
      expect(sheets.map(({ counts }) => counts['open:12']).reduce((sum = 0, count = 0) => sum + count, 0)).toBe(230);
      expect(sheets).toHaveLength(40);
      expect(
        (
          await store.contributions(
            'vale',
            many.map(({ key }) => key),
          )
        ).size,
      ).toBe(230);
      const all = await everyPage((cursor) => store.contributionsBetween('vale', ' ', '~', cursor));
      expect(all.map(({ key }) => key)).toEqual(many.map(({ key }) => key));
    });

    it('gives contributions by key, the first included, the last not', async () => {
      await store.replace(
        'vale',
        [1, 2, 3, 4].map((n) => first(keyOf(n), waiting)),
      );
      const some = await everyPage((cursor) => store.contributionsBetween('vale', keyOf(2), keyOf(4), cursor));
      expect(some.map(({ key }) => key)).toEqual([keyOf(2), keyOf(3)]);
    });

    it('gives a book from one page to before another, in order', async () => {
      const requests = ['2019-01-01', '2019-02-01', '2019-03-01'].map((receivedOn, at) =>
        aRequestProgress({ number: at + 1, receivedOn, team: 'A/B' }),
      );
      await store.replace('vale', [first(keyOf(1), aProgress({ requests }))]);
      const names = async (from: string, to: string) =>
        (await store.book('vale', flowBook('health'), from, to)).map((sheet) => sheet.name);
      expect(await names('2019-02', '2019-030')).toEqual([
        flowSheet('health', '2019-02', 'A/B'),
        flowSheet('health', '2019-03', 'A/B'),
      ]);
      expect(await names('2019-05', '2019-06')).toEqual([]);
      expect(await store.book('moor', flowBook('health'), '2019-01', '2020')).toEqual([]);
    });

    it('lists open requests of a kind by assessment, until they are answered', async () => {
      const eps = aRequestProgress({ number: 2, team: 'EPS', kind: 'educational-psychology' });
      await store.replace('vale', [
        first(keyOf(1), aProgress({ requests: [aRequestProgress(), eps] })),
        first(keyOf(2), waiting),
      ]);
      const listed = async (kind: string) =>
        (await store.openRequests('vale', kind)).map(({ key, requests }) => [key, ...requests.map(({ team }) => team)]);
      expect(await listed('health')).toEqual([
        [keyOf(1), 'RV1-SALT'],
        [keyOf(2), 'RV1-SALT'],
      ]);
      expect(await listed('educational-psychology')).toEqual([[keyOf(1), 'EPS']]);
      const before = await stored(keyOf(1));
      await store.replace('vale', [{ key: keyOf(1), before, version: 2, contribution: contributionOf(answered) }]);
      expect(await listed('health')).toEqual([[keyOf(2), 'RV1-SALT']]);
      expect(await listed('educational-psychology')).toEqual([]);
    });

    it('forgets what a contribution counted when nothing takes its place', async () => {
      await store.replace('vale', [first(keyOf(1), waiting)]);
      await store.replace('vale', [
        { key: keyOf(1), before: await stored(keyOf(1)), version: 1, contribution: NOTHING },
      ]);
      expect(Object.values(await store.sheets('vale', Object.keys(tallyOf(contributionOf(waiting)))))).toEqual(
        Object.keys(tallyOf(contributionOf(waiting))).map(() => ({})),
      );
    });

    it('rewrites a sheet only where it is still at the revision that was read', async () => {
      await store.replace('vale', [first(keyOf(1), waiting)]);
      const sheet = (await store.book('vale', flowBook('health'), '2019-01', '2020'))[0];
      if (!sheet) throw new Error('There is no sheet');
      expect(await store.rewriteSheet('vale', { ...sheet, counts: { late: 7 } })).toBe(true);
      expect(await store.rewriteSheet('vale', { ...sheet, counts: { late: 8 } })).toBe(false);
      expect(await store.sheets('vale', [sheet.name])).toEqual({ [sheet.name]: { late: 7 } });
      const fresh = { name: assessmentsSheet('2019-07'), revision: 0, counts: { requested: 1 } };
      expect(await store.rewriteSheet('vale', fresh)).toBe(true);
      expect(await store.rewriteSheet('vale', fresh)).toBe(false);
    });

    it('loses no count where several write at once', async () => {
      const writers = Array.from({ length: 8 }, (_, n) => store.replace('vale', [first(keyOf(n), waiting)]));
      expect(await Promise.all(writers)).toEqual(writers.map(() => ({ conflicts: [] })));
      const sheet = flowSheet('health', '2019-02', 'RV1-SALT');
      expect(await store.sheets('vale', [sheet])).toEqual({ [sheet]: { 'open:12': 8 } });
    });
  });
};

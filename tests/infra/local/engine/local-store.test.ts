import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SqliteStore } from '../../../../infra/local/engine/local-store.ts';
import { ClockWouldGoBack, OffsetClock } from '../../../../infra/local/engine/platform-clock.ts';

describe('the local store', () => {
  it('lists a collection in the order of its keys, after a key, with a prefix, up to a limit', () => {
    const items = new SqliteStore(undefined).collection<number>('one');
    for (const [index, key] of ['b 2', 'a', 'b 1', 'c', 'b 3'].entries()) items.put(key, index);
    expect(items.list().map(({ key }) => key)).toEqual(['a', 'b 1', 'b 2', 'b 3', 'c']);
    expect(items.list({ prefix: 'b', after: 'b 1' }).map(({ key }) => key)).toEqual(['b 2', 'b 3']);
    expect(items.list({ limit: 2 })).toHaveLength(2);
    expect(items.count()).toBe(5);
  });

  it('keeps collections apart, and replaces and removes by key', () => {
    const store = new SqliteStore(undefined);
    store.collection('one').put('k', 1);
    store.collection('two').put('k', { two: true });
    store.collection('one').put('k', 3);
    expect(store.collection('one').get('k')).toBe(3);
    store.collection('one').delete('k');
    expect(store.collection('one').get('k')).toBeUndefined();
    expect(store.collection('two').get('k')).toEqual({ two: true });
  });

  it('takes back a transaction that throws, inner ones included', () => {
    const store = new SqliteStore(undefined);
    const items = store.collection<number>('one');
    const broken = () =>
      store.transaction(() => {
        store.transaction(() => items.put('inner', 1));
        items.put('outer', 2);
        throw new Error('no');
      });
    expect(broken).toThrow('no');
    expect(items.count()).toBe(0);
  });

  it("keeps the platform's clock, which only goes forward", () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-store-'));
    const before = new SqliteStore(folder);
    const clock = new OffsetClock(before);
    const ahead = clock.ms() + 86_400_000;
    clock.advanceTo(ahead);
    clock.advanceTo(ahead - 10_000);
    before.close();
    const after = new SqliteStore(folder);
    expect(new OffsetClock(after).ms()).toBeGreaterThanOrEqual(ahead);
    expect(new OffsetClock(after).ms()).toBeLessThan(ahead + 60_000);
    after.close();
    rmSync(folder, { recursive: true });
  });

  it('says what time it is and what was asked where the clock would go back', () => {
    const error = new ClockWouldGoBack(new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z'));
    expect(error.message).toContain('2026-01-01T00:00:00.000Z');
    expect(error.message).toContain('2026-01-02T00:00:00.000Z');
  });
});

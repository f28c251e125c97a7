import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';

describe('The clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives the instant in UTC and the day in London, which is ahead of it in summer', () => {
    vi.setSystemTime('2026-06-30T23:30:00Z');
    expect(new SystemClock().now()).toBe('2026-06-30T23:30:00.000Z');
    expect(new SystemClock().today()).toBe('2026-07-01');
    vi.setSystemTime('2026-12-31T23:30:00Z');
    expect(new SystemClock().today()).toBe('2026-12-31');
  });
});

/** How often each value occurs. */
export type Histogram = ReadonlyMap<number, number>;

const totalOf = (counts: Histogram): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** The value at a percentile by nearest rank: the smallest one that so many percent of all do not exceed; null of none. */
export const nearestRank = (counts: Histogram, percentile: number): number | null => {
  const total = totalOf(counts);
  // 100 below, not percentile ÷ 100: that keeps whole ranks whole.
  const rank = Math.ceil((percentile * total) / 100);
  let passed = 0;
  for (const [value, count] of [...counts].sort(([one], [other]) => one - other)) {
    passed += count;
    if (count > 0 && passed >= rank) return value;
  }
  return null;
};

/** How often each of the values occurs. */
export const histogramOf = (values: Iterable<number>): Histogram => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** The median by nearest rank: always one of the values; null of none. */
export const median = (counts: Histogram): number | null => nearestRank(counts, 50);
/** The value that nine in ten do not exceed, by nearest rank; null of none. */
export const p90 = (counts: Histogram): number | null => nearestRank(counts, 90);

/** The mean, or null of none. */
export const mean = (counts: Histogram): number | null => {
  const total = totalOf(counts);
  const sum = [...counts].reduce((all, [value, count]) => all + value * count, 0);
  return total === 0 ? null : sum / total;
};

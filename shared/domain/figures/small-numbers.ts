/** Counts below this, but not 0, are suppressed in anything published. */
const SMALLEST_SHOWN = 5;

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN;

/** Whether a percentage, median or other figure made of these counts must be suppressed with them. */
export const isFigureSuppressed = (counts: readonly (number | null)[]): boolean =>
  counts.some((count) => count === null || isSmall(count));

/** Counts as they may be published; null where suppressed. */
export interface Suppressed {
  readonly parts: readonly (number | null)[];
  readonly total: number | null;
}

/** What is hidden can be told from what is shown: it is one part, or as many ones, or fours, as the difference has room for. */
const isGivenAway = (hidden: readonly number[]): boolean =>
  hidden.length === 1 ||
  (hidden.length > 1 && [1, SMALLEST_SHOWN - 1].some((least) => hidden.every((c) => c === least)));

/**
 * Parts and their total as they may be published. Counts of 1 to 4 are hidden, and one more where the difference would give one
 * away: the smallest other that is not 0, or a 0 where there is nothing else; the total where there is no other part.
 */
export const suppressSmallNumbers = (parts: readonly number[]): Suppressed => {
  const order = parts
    .map((count, at) => ({ count, at }))
    .sort((one, other) => Number(one.count === 0) - Number(other.count === 0) || one.count - other.count);
  const small = order.filter(({ count }) => isSmall(count));
  let hidden = small;
  while (isGivenAway(hidden.map(({ count }) => count)) && hidden.length < order.length)
    hidden = order.slice(0, hidden.length + 1);
  const places = new Set(hidden.map(({ at }) => at));
  const total = parts.reduce((sum, count) => sum + count, 0);
  return {
    parts: parts.map((count, at) => (places.has(at) ? null : count)),
    total: isSmall(total) || isGivenAway(hidden.map(({ count }) => count)) ? null : total,
  };
};

/** 100 × part ÷ whole, unrounded; null where there is nothing to take a part of. */
export const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** A percentage for show: whole, half up; 0 and 100 only where exact, so 99.6 shows as 99 and 0.4 as 1. */
export const showPercent = (value: number): number => {
  const whole = Math.floor(value + 0.5);
  if (whole >= 100 && value < 100) return 99;
  if (whole <= 0 && value > 0) return 1;
  return whole;
};

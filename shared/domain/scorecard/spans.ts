import type { IsoDate } from '../calendar/days.ts';

/** Days from `from` on, up to but not with `to`; for ever where `to` is null. As at a day D it holds where from ≤ D < to. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** The span between two days, or none where it would be empty. */
export const spanOf = (from: IsoDate, to: IsoDate | null): readonly Span[] =>
  to !== null && to <= from ? [] : [{ from, to }];

/** Spans that together hold on the same days, earliest first, without overlaps and with every gap kept. */
export const unionOf = (spans: readonly Span[]): readonly Span[] => {
  const union: Span[] = [];
  for (const span of [...spans].sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    const last = union.at(-1);
    if (!last || (last.to !== null && last.to < span.from)) union.push(span);
    else if (last.to !== null && (span.to === null || span.to > last.to))
      union[union.length - 1] = { from: last.from, to: span.to };
  }
  return union;
};

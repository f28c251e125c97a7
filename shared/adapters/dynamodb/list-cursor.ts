import { InvalidCursor, type Page } from '../../application/ports/assessment-store.ts';

/** A cursor is the place of the last entry given: entries may come and go around it, and none is given twice. */
const cursorAt = (place: string): string => Buffer.from(place, 'utf8').toString('base64url');

/** The place that a cursor names, which must look like one of this list. Throws InvalidCursor. */
export const placeOf = (cursor: string, looksLike: RegExp): string => {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!looksLike.test(place) || cursorAt(place) !== cursor) throw new InvalidCursor();
  return place;
};

/** The lowest sort key that comes after a place: places have no characters below `!`. */
export const after = (place: string): string => `${place}!`;

/** A page of sorted entries, of which one more than the limit was looked for. */
export const pageOf = <E, T>(
  entries: readonly E[],
  limit: number,
  place: (entry: E) => string,
  item: (entry: E) => T,
): Page<T> => {
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(item), ...(last && entries.length > limit && { cursor: cursorAt(place(last)) }) };
};

import { InvalidCursor, type Page } from '../../shared/application/ports/assessment-store.ts';
import { copy } from './copy.ts';

/** A page of sorted entries after a cursor; a cursor is the sort key of the last entry given. */
export const pageAfter = <T>(
  entries: readonly { readonly sort: string; readonly item: T }[],
  cursor: string | undefined,
  limit: number,
): Page<T> => {
  const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString('utf8');
  if (after !== null && !after.startsWith('after ')) throw new InvalidCursor();
  const rest = entries
    .filter(({ sort }) => after === null || sort > after.slice('after '.length))
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => copy(item)),
    ...(last && rest.length > limit && { cursor: Buffer.from(`after ${last.sort}`).toString('base64url') }),
  };
};

import * as z from 'zod';

/** What an item is when it comes from the database. */
export type Item = Readonly<Record<string, unknown>>;
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** Written with every item; a change of shape that old items do not have gets the next number and its own reader. */
export const ITEM_VERSION = 1;

/** An item that is not as it should be: says which and where, never what stands there. */
export class StoredItemFault extends Error {
  constructor(item: Item, faults: readonly string[]) {
    super(`The item ${String(item['pk'])} / ${String(item['sk'])} is not as it should be: ${faults.join('; ')}`);
    this.name = 'StoredItemFault';
  }
}

const Versioned = z.object({ v: z.literal(ITEM_VERSION) });

/** Parses an item as it is read. Throws StoredItemFault. */
export const readItem = <S extends z.ZodType>(schema: S, item: Item): z.infer<S> => {
  const version = Versioned.safeParse(item);
  const read = schema.safeParse(item);
  if (version.success && read.success) return read.data;
  const issues = [...(version.error?.issues ?? []), ...(read.error?.issues ?? [])];
  throw new StoredItemFault(
    item,
    issues.map(({ path, code }) => `${path.join('.')} (${code})`),
  );
};

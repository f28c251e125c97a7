import * as z from 'zod';
import type { Import, ImportFault } from '../../application/ports/directory-store.ts';
import { IsoInstant } from '../../domain/calendar/days.ts';
import { importFaultsKey, importKey } from './directory-keys.ts';
import { ITEM_VERSION, type Item, readItem } from './stored-item.ts';

/** Below the 400 KB that an item holds, with room for how DynamoDB counts. */
const BYTES_A_CHUNK = 250_000;

const Fault = z.object({ line: z.int(), field: z.string(), message: z.string() });
const Head = z.object({
  id: z.string(),
  council: z.string(),
  kind: z.enum(['teams', 'assessments', 'advice-requests']),
  status: z.enum(['waiting', 'checking', 'importing', 'done', 'refused']),
  rows: z.int(),
  done: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  startedAt: IsoInstant,
  faultChunks: z.int(),
});
const Chunk = z.object({ faults: z.array(Fault) });

const chunksOf = (faults: readonly ImportFault[]): readonly (readonly ImportFault[])[] => {
  const chunks: ImportFault[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const fault of faults) {
    const size = Buffer.byteLength(JSON.stringify(fault)) + 16;
    if (bytes + size > BYTES_A_CHUNK) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(fault);
    bytes += size;
  }
  return chunks;
};

/** The chunks of an import's faults, then its own item, which says how many of them are its. */
export const importItems = ({ errors, ...record }: Import): readonly Item[] => {
  const { council, id } = record;
  const chunks = chunksOf(errors);
  return [
    ...chunks.map((faults, n) => ({
      ...importFaultsKey(council, id, n),
      v: ITEM_VERSION,
      type: 'import-faults',
      faults,
    })),
    { ...record, ...importKey(council, id), v: ITEM_VERSION, type: 'import', faultChunks: chunks.length },
  ];
};

export const importFrom = (head: Item, chunks: readonly Item[]): Import => {
  const { faultChunks, ...record } = readItem(Head, head);
  return { ...record, errors: chunks.slice(0, faultChunks).flatMap((chunk) => readItem(Chunk, chunk).faults) };
};

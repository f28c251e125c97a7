import { asText, endOfZip, startsWith } from './bytes-within.ts';
import type { FaultCode } from './document-faults.ts';
import type { Inflate } from './inflate.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header begins. */
  readonly at: number;
  readonly encrypted: boolean;
}

type Entries = { readonly entries: readonly ZipEntry[] } | { readonly fault: FaultCode };

const MOST_ENTRIES = 5000;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
/** What may follow on an entry's bytes: their sizes, where they were not known before. */
const DESCRIPTOR_BYTES = 24;
const STORED = 0;
const DEFLATED = 8;

/** A path that stays where it is unpacked. */
const isSafe = (name: string): boolean =>
  name !== '' &&
  !/[\\\0]/.test(name) &&
  !/^(\/|[A-Za-z]:)/.test(name) &&
  !name.split('/').some((part) => part === '..' || part === '.');

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads a ZIP's central directory, strictly: one archive from the first byte to the last, nothing hidden between or twice. */
export const zipEntries = (bytes: Uint8Array): Entries => {
  const end = endOfZip(bytes);
  if (!end) return { fault: 'broken' };
  const view = viewOf(bytes);
  // A directory that is not where the archive itself says it is has something before it.
  if (!end.isLast || view.getUint32(end.at + 16, true) !== end.directoryAt) return { fault: 'two-files-in-one' };
  if (end.entries === 0 || end.entries > MOST_ENTRIES) return { fault: 'broken' };
  const entries: ZipEntry[] = [];
  let at = end.directoryAt;
  for (let n = 0; n < end.entries; n += 1) {
    if (at + CENTRAL_BYTES > end.at || !startsWith(bytes.subarray(at), [0x50, 0x4b, 0x01, 0x02]))
      return { fault: 'broken' };
    const nameBytes = view.getUint16(at + 28, true);
    entries.push({
      name: asText(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      encrypted: (view.getUint16(at + 8, true) & 0x1) !== 0,
    });
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== end.at) return { fault: 'broken' };
  return faultOf(bytes, entries, end.directoryAt) ?? { entries };
};

const faultOf = (bytes: Uint8Array, entries: readonly ZipEntry[], directoryAt: number): Entries | null => {
  if (entries.some(({ encrypted }) => encrypted)) return { fault: 'encrypted' };
  const names = entries.map(({ name }) => name.toLowerCase());
  if (!entries.every(({ name }) => isSafe(name)) || new Set(names).size < names.length) return { fault: 'broken' };
  if (!entries.every(({ method }) => method === STORED || method === DEFLATED)) return { fault: 'broken' };
  const inOrder = [...entries].sort((a, b) => a.at - b.at);
  let reached = 0;
  for (const entry of inOrder) {
    // Entries that lie over one another are how a small archive becomes a huge one; bytes between them are somebody else's.
    if (entry.at < reached || entry.at > reached + DESCRIPTOR_BYTES) return { fault: 'broken' };
    const start = contentAt(bytes, entry);
    if (start === null) return { fault: 'broken' };
    reached = start + entry.packed;
  }
  return reached > directoryAt || directoryAt > reached + DESCRIPTOR_BYTES ? { fault: 'broken' } : null;
};

/** Where an entry's bytes begin, by its local header, which must name the same file. */
const contentAt = (bytes: Uint8Array, { at, name }: ZipEntry): number | null => {
  if (at + LOCAL_BYTES > bytes.length || !startsWith(bytes.subarray(at), [0x50, 0x4b, 0x03, 0x04])) return null;
  const view = viewOf(bytes);
  const nameBytes = view.getUint16(at + 26, true);
  if (asText(bytes.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + nameBytes)) !== name) return null;
  return at + LOCAL_BYTES + nameBytes + view.getUint16(at + 28, true);
};

/** An entry's content, at most so many bytes of it; what it says of its size is not believed, but held against what comes. */
export const unpack = (bytes: Uint8Array, entry: ZipEntry, inflate: Inflate, most: number): ReturnType<Inflate> => {
  const from = contentAt(bytes, entry) ?? bytes.length;
  const packed = bytes.subarray(from, from + entry.packed);
  const content =
    entry.method === STORED ? (packed.length > most ? 'too-large' : packed) : inflate(packed, 'raw', most);
  if (typeof content === 'string') return content;
  return content.length === entry.unpacked ? content : 'broken';
};

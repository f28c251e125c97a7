/** Bytes as text, one character a byte: positions in the one are positions in the other. Right for all of ASCII. */
export const asText = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const EOCD = [0x50, 0x4b, 0x05, 0x06] as const;
const CENTRAL = [0x50, 0x4b, 0x01, 0x02] as const;
const EOCD_BYTES = 22;
const MOST_COMMENT = 0xffff;

export interface EndOfZip {
  readonly at: number;
  /** Where a reader would look for the directory: by its size, back from its end. */
  readonly directoryAt: number;
  readonly entries: number;
  /** Whether nothing follows on it. */
  readonly isLast: boolean;
}

const atIs = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  at >= 0 && startsWith(bytes.subarray(at, at + wanted.length), wanted);

/** The end of a ZIP's directory as programs look for it: backwards from the end of the file. Null: no program would take this for a ZIP. */
export const endOfZip = (bytes: Uint8Array): EndOfZip | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const earliest = Math.max(0, bytes.length - EOCD_BYTES - MOST_COMMENT);
  for (let at = bytes.length - EOCD_BYTES; at >= earliest; at -= 1) {
    if (!atIs(bytes, at, EOCD)) continue;
    const entries = view.getUint16(at + 10, true);
    const directoryAt = at - view.getUint32(at + 12, true);
    if (entries > 0 && !atIs(bytes, directoryAt, CENTRAL)) continue;
    return { at, directoryAt, entries, isLast: at + EOCD_BYTES + view.getUint16(at + 20, true) === bytes.length };
  }
  return null;
};

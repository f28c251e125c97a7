import { asText } from './bytes-within.ts';
import type { FaultCode } from './document-faults.ts';
import type { Inflate } from './inflate.ts';
import { unpack, type ZipEntry, zipEntries } from './zip-entries.ts';

export const MOST_UNZIPPED_BYTES = 100 * 1024 * 1024;
/** From here on a document that is packed tighter than any real one is a bomb. */
const RATIO_FROM_BYTES = 10 * 1024 * 1024;
const MOST_RATIO = 100;

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const CONTENT_TYPES = '[content_types].xml';

/** Parts that hold programs, by their name; by the types and relationships that a renamed one still needs. */
const MACRO_PART = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|(^|\/)activex\//i;
const MACRO_MENTION = /vbaproject|macroenabled|ms-office\.activex/i;

/** XML of Word is UTF-8; UTF-16 is XML too, and could hide a word from us. */
const asXml = (content: Uint8Array): string => asText(content).replaceAll('\0', '');

const tooLarge = (packed: number, unpacked: number): boolean =>
  unpacked > MOST_UNZIPPED_BYTES || (unpacked > RATIO_FROM_BYTES && unpacked > MOST_RATIO * packed);

const isPlan = ({ name }: ZipEntry): boolean => name.toLowerCase() === CONTENT_TYPES || /\.rels$/i.test(name);

/** A Word document: every part unpacked once, within bounds; no programs in it. Null: nothing against it. */
export const checkDocx = (bytes: Uint8Array, inflate: Inflate): FaultCode | null => {
  if (asText(bytes.subarray(0, 1024)).includes('%PDF-')) return 'two-files-in-one';
  const zip = zipEntries(bytes);
  if ('fault' in zip) return zip.fault;
  const said = zip.entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (tooLarge(bytes.length, said)) return 'too-large-unzipped';
  if (zip.entries.some(({ name }) => MACRO_PART.test(name))) return 'macros';
  let total = 0;
  let types = '';
  for (const entry of zip.entries) {
    const content = unpack(bytes, entry, inflate, MOST_UNZIPPED_BYTES - total);
    if (content === 'too-large') return 'too-large-unzipped';
    if (content === 'broken') return 'broken';
    total += content.length;
    if (tooLarge(bytes.length, total)) return 'too-large-unzipped';
    if (!isPlan(entry)) continue;
    const xml = asXml(content);
    if (MACRO_MENTION.test(xml)) return 'macros';
    if (entry.name.toLowerCase() === CONTENT_TYPES) types = xml;
  }
  return types.includes(MAIN_TYPE) ? null : 'not-pdf-or-docx';
};

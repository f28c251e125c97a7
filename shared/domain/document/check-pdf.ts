import { asText, endOfZip } from './bytes-within.ts';
import type { FaultCode } from './document-faults.ts';
import type { Inflate } from './inflate.ts';

/** A name of PDF as a pattern: any of its characters may be written as `#` and its code (ISO 32000-1, 7.3.5). */
const nameOf = (name: string): string =>
  `/${[...name].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('')}`;
/** After a whole name: anything but a letter, a digit or what else a name goes on with. */
const ENDS = '(?![A-Za-z0-9_.-])';
const named = (...names: readonly string[]): RegExp => new RegExp(`(?:${names.map(nameOf).join('|')})${ENDS}`, 'i');

const FAULTS: readonly (readonly [RegExp, FaultCode])[] = [
  [named('Encrypt'), 'encrypted'],
  [named('JavaScript', 'Launch', 'Rendition', 'RichMedia'), 'active-content'],
  [named('EmbeddedFile', 'EmbeddedFiles'), 'attachments'],
];
const faultIn = (text: string): FaultCode | null => FAULTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const OBJECT_STREAM = new RegExp(`${nameOf('ObjStm')}${ENDS}`, 'i');
const FLATE = new RegExp(
  `${nameOf('Filter')}\\s*\\[?\\s*${nameOf('FlateDecode')}\\s*(?:\\]|/(?!\\w*Decode)|>>|$)`,
  'i',
);
const FILTERED = new RegExp(`${nameOf('Filter')}${ENDS}`, 'i');
const STREAM = /(?<!end)stream\r?\n/g;
/** An object's dictionary stands before its stream, and is short. */
const DICTIONARY_BYTES = 4096;
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;

/** Objects may stand packed in streams of objects: those are looked into as well. */
const faultInObjectStreams = (bytes: Uint8Array, text: string, inflate: Inflate): FaultCode | null => {
  let left = MOST_UNPACKED_BYTES;
  for (const match of text.matchAll(STREAM)) {
    const before = text.slice(Math.max(0, match.index - DICTIONARY_BYTES), match.index);
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj')));
    if (!OBJECT_STREAM.test(dictionary)) continue;
    if (!FILTERED.test(dictionary)) continue;
    // Packed in a way that programs seldom use: what we cannot read, nobody is served.
    if (!FLATE.test(dictionary)) return 'broken';
    const content = inflate(bytes.subarray(match.index + match[0].length), 'zlib', left);
    if (content === 'too-large') return 'too-large-unzipped';
    if (content === 'broken') return 'broken';
    left -= content.length;
    const fault = faultIn(asText(content));
    if (fault) return fault;
  }
  return null;
};

const AFTER_END = /^[\s\0]*$/;

/** A PDF from its first byte to its last, that anybody can open, without programs or files in it. Null: nothing against it. */
export const checkPdf = (bytes: Uint8Array, inflate: Inflate): FaultCode | null => {
  const text = asText(bytes);
  const end = text.lastIndexOf('%%EOF');
  if (endOfZip(bytes)) return 'two-files-in-one';
  if (end < 0 || !text.includes('startxref')) return 'broken';
  if (!AFTER_END.test(text.slice(end + '%%EOF'.length))) return 'two-files-in-one';
  return faultIn(text) ?? faultInObjectStreams(bytes, text, inflate);
};

import { deflateSync } from 'node:zlib';
import { type ZipPart, zipFile } from './zip-file.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MACRO_WORD = 'application/vnd.ms-word.document.macroEnabled';

const contentTypes = (main = WORD): ZipPart => ({
  name: '[Content_Types].xml',
  content: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main === WORD ? `${WORD}.document.main+xml` : `${main}.main+xml`}"/></Types>`,
});
const relationships: ZipPart = {
  name: '_rels/.rels',
  content:
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
};
const text = (words: string): ZipPart => ({
  name: 'word/document.xml',
  content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
});

/** A Word document, with other parts in it where they are given. */
export const aDocx = (...more: readonly ZipPart[]): Buffer =>
  zipFile([contentTypes(), relationships, text('Needs, outcomes, provision'), ...more]);
export const aDocm = (): Buffer =>
  zipFile([contentTypes(MACRO_WORD), relationships, text('x'), { name: 'word/vbaProject.bin', content: 'macro' }]);
/** A little file that would be 200 MB on a disk, and says so; or that says that it is small. */
export const aBomb = (says?: number): Buffer =>
  aDocx({
    name: 'word/media/zeros.xml',
    content: Buffer.alloc(200 * 1024 * 1024),
    ...(says !== undefined && { says }),
  });
/** What Word makes of a document with a password: a container of Windows. */
export const anEncryptedDocx = (): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1000),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(1000),
  ]);

interface PdfParts {
  /** In the catalogue. */
  readonly catalogue?: string;
  readonly trailer?: string;
  /** Objects of their own, as they stand in the file. */
  readonly objects?: readonly (string | Buffer)[];
}

/** A PDF of one empty page. */
export const aPdf = ({ catalogue = '', trailer = '', objects = [] }: PdfParts = {}): Buffer => {
  const all = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    ...objects,
  ].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part));
  const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  const body = Buffer.concat([header, ...all]);
  const starts = all.map((_, n) => header.length + all.slice(0, n).reduce((sum, part) => sum + part.length, 0));
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(end, 'latin1')]);
};
/** Objects that stand packed in a stream of objects. */
export const packedObjects = (objects: string): Buffer => {
  const packed = deflateSync(Buffer.from(objects));
  const dictionary = `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(dictionary), packed, Buffer.from('\nendstream\nendobj\n')]);
};
export const anEncryptedPdf = (): Buffer => aPdf({ trailer: '/Encrypt 8 0 R' });

/** The beginning of a program of Windows. */
export const anExe = (): Buffer => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(500)]);
/** A PDF that a ZIP program opens as well. */
export const aPolyglot = (): Buffer => Buffer.concat([aPdf(), zipFile([{ name: 'run.js', content: 'alert(1)' }])]);
/** The industry's test string, in pieces, so that scanners of this repository do not take it for the thing itself. */
export const eicar = (): Buffer =>
  Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EIC', 'AR-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join(''));

/** A PDF of exactly so many bytes. */
export const aPdfOf = (bytes: number): Buffer => {
  const filled = (length: number) =>
    aPdf({ objects: [`4 0 obj\n<< /Length ${length} >>\nstream\n${' '.repeat(length)}\nendstream\nendobj\n`] });
  const around = filled(bytes).length - bytes;
  const exact = filled(bytes - around);
  return Buffer.concat([exact, Buffer.alloc(bytes - exact.length, '\n')]);
};

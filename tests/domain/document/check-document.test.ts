import { describe, expect, it } from 'vitest';
import { NodeUnpacking } from '../../../shared/adapters/system/node-unpacking.ts';
import { checkDocument } from '../../../shared/domain/document/check-document.ts';
import { FaultCode, MOST_BYTES } from '../../../shared/domain/document/document-faults.ts';
import { faultWords } from '../../../shared/domain/document/fault-words.ts';
import {
  aBomb,
  aDocm,
  aDocx,
  anEncryptedDocx,
  anEncryptedPdf,
  anExe,
  aPdf,
  aPdfOf,
  aPolyglot,
  packedObjects,
} from '../../builders/document-files.ts';
import { zipFile } from '../../builders/zip-file.ts';

const { inflate } = new NodeUnpacking();
const judge = (bytes: Uint8Array, name: string): string => {
  const checked = checkDocument(bytes, name, inflate);
  return checked.ok ? checked.type : checked.fault;
};
const html = Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>');

describe('a good document', () => {
  it('is a PDF or a Word document, whatever the case of its ending', () => {
    expect(judge(aPdf(), 'advice.pdf')).toBe('pdf');
    expect(judge(aPdf(), 'ADVICE.PDF')).toBe('pdf');
    expect(judge(aDocx(), 'advice.docx')).toBe('docx');
  });

  it('has up to 10 MB', () => {
    expect(judge(aPdfOf(MOST_BYTES), 'a.pdf')).toBe('pdf');
    expect(judge(aPdfOf(MOST_BYTES + 1), 'a.pdf')).toBe('too-large');
    expect(judge(Buffer.alloc(0), 'a.pdf')).toBe('empty');
  });

  it('may have packed objects, pictures and line ends after its end', () => {
    expect(judge(aPdf({ objects: [packedObjects('5 0 << /Type /Font >>')] }), 'a.pdf')).toBe('pdf');
    expect(judge(Buffer.concat([aPdf(), Buffer.from('\r\n\0\0\n')]), 'a.pdf')).toBe('pdf');
    expect(judge(aDocx({ name: 'word/media/image1.png', content: Buffer.alloc(3000, 7) }), 'a.docx')).toBe('docx');
  });
});

describe('a file that is not what it says', () => {
  it.each([
    ['a program called .pdf', anExe(), 'report.pdf', 'name-and-content-differ'],
    ['a page of the web called .pdf', html, 'report.pdf', 'name-and-content-differ'],
    ['a Word document called .pdf', aDocx(), 'report.pdf', 'name-and-content-differ'],
    ['a PDF called .docx', aPdf(), 'report.docx', 'name-and-content-differ'],
    ['a PDF called .exe', aPdf(), 'report.pdf.exe', 'not-pdf-or-docx'],
    ['any other ZIP called .docx', zipFile([{ name: 'a.txt', content: 'x' }]), 'a.docx', 'not-pdf-or-docx'],
    ['a spreadsheet', aDocx(), 'a.xlsx', 'not-pdf-or-docx'],
    ['a PDF that is a ZIP too', aPolyglot(), 'a.pdf', 'two-files-in-one'],
    ['a PDF that does not begin at the first byte', Buffer.concat([html, aPdf()]), 'a.pdf', 'two-files-in-one'],
    ['a PDF with a page of the web behind it', Buffer.concat([aPdf(), html]), 'a.pdf', 'two-files-in-one'],
    ['a Word document with something behind it', Buffer.concat([aDocx(), html]), 'a.docx', 'two-files-in-one'],
    ['a Word document that is a PDF too', zipFile([{ name: '%PDF-1.7', content: 'x' }]), 'a.docx', 'two-files-in-one'],
    ['half a PDF', aPdf().subarray(0, 100), 'a.pdf', 'broken'],
    ['half a Word document', aDocx().subarray(0, 300), 'a.docx', 'broken'],
  ])('%s is refused', (_what, bytes, name, fault) => {
    expect(judge(bytes, name)).toBe(fault);
  });
});

describe('a file under a password', () => {
  it.each([
    ['a PDF', anEncryptedPdf(), 'a.pdf'],
    ['a PDF that writes the word otherwise', aPdf({ trailer: '/#45ncryp#74 8 0 R' }), 'a.pdf'],
    ['a Word document', anEncryptedDocx(), 'a.docx'],
    ['a ZIP called .docx', zipFile([{ name: 'word/document.xml', content: 'x', encrypted: true }]), 'a.docx'],
  ])('%s is refused', (_what, bytes, name) => {
    expect(judge(bytes, name)).toBe('encrypted');
  });
});

describe('a file that does something by itself', () => {
  it.each([
    ['a .docm', aDocm(), 'a.docm', 'macros'],
    ['a .docm called .docx', aDocm(), 'a.docx', 'macros'],
    ['a Word document with a program part', aDocx({ name: 'word/VBAPROJECT.BIN', content: 'x' }), 'a.docx', 'macros'],
    [
      'a program part under another name',
      aDocx({ name: 'word/_rels/document.xml.rels', content: '<R Type="…/vbaProject" Target="x.bin"/>' }),
      'a.docx',
      'macros',
    ],
    [
      'a program part named in UTF-16',
      aDocx({ name: 'word/_rels/document.xml.rels', content: Buffer.from('<R Type="vbaProject"/>', 'utf16le') }),
      'a.docx',
      'macros',
    ],
    ['a PDF with a script', aPdf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }), 'a.pdf', 'active-content'],
    [
      'a script written otherwise',
      aPdf({ catalogue: '/OpenAction << /S /J#61vaScript >>' }),
      'a.pdf',
      'active-content',
    ],
    ['a script packed away', aPdf({ objects: [packedObjects('5 0 << /S /JavaScript >>')] }), 'a.pdf', 'active-content'],
    ['a PDF that starts a program', aPdf({ catalogue: '/AA << /S /Launch /F (x) >>' }), 'a.pdf', 'active-content'],
    [
      'a PDF with a file in it',
      aPdf({ objects: ['4 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n'] }),
      'a.pdf',
      'attachments',
    ],
  ])('%s is refused', (_what, bytes, name, fault) => {
    expect(judge(bytes, name)).toBe(fault);
  });
});

describe('a file that unpacks to something else', () => {
  it('is refused by what it says of its size, and by what comes out of it where that is a lie', () => {
    expect(judge(aBomb(), 'a.docx')).toBe('too-large-unzipped');
    expect(judge(aBomb(100), 'a.docx')).toBe('too-large-unzipped');
    expect(judge(aDocx({ name: 'word/a.xml', content: Buffer.alloc(20 * 1024 * 1024) }), 'a.docx')).toBe(
      'too-large-unzipped',
    );
    expect(judge(aDocx({ name: 'word/a.xml', content: 'abc', says: 2 }), 'a.docx')).toBe('broken');
  });

  it.each(['../evil.xml', 'word/../../evil.xml', '/etc/passwd', 'C:/evil.exe', 'word\\evil.xml', 'word/./a.xml'])(
    'is refused where it would put a part at %s',
    (name) => {
      expect(judge(aDocx({ name, content: 'x' }), 'a.docx')).toBe('broken');
    },
  );

  it('is refused where a part stands in it twice, or lies over another', () => {
    expect(judge(aDocx({ name: 'word/Document.xml', content: 'x' }), 'a.docx')).toBe('broken');
    const over = aDocx();
    // The last entry of the directory is made to begin where the first does.
    over.writeUInt32LE(0, over.lastIndexOf(Buffer.from('PK\x01\x02')) + 42);
    expect(judge(over, 'a.docx')).toBe('broken');
  });
});

it('tells for every fault what is wrong and what to do', () => {
  for (const code of FaultCode.options) {
    expect(faultWords(code).wrong, code).toMatch(/^[A-Z].*\.$/);
    expect(faultWords(code).todo, code).toMatch(/^[A-Z].*\.$/);
  }
});

import { describe, expect, it } from 'vitest';
import { attachmentOf, cleanFileName, titleFrom } from '../../../shared/domain/document/file-name.ts';

describe('a file’s name', () => {
  it.each([
    ['advice.pdf', 'advice.pdf'],
    ['C:\\Users\\Jo\\My advice.docx', 'My advice.docx'],
    ['../../etc/passwd', 'passwd'],
    ['advice\u202Efdp.exe', 'advicefdp.exe'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['"quoted"; filename=evil.exe.pdf', '_quoted__ filename=evil.exe.pdf'],
    ['Rîán’s rëport 😀.pdf', 'Rîán’s rëport 😀.pdf'],
    ['\u0000\u200b\ufeff', 'document'],
    ['....', 'document'],
    [`${'x'.repeat(400)}.docx`, `${'x'.repeat(115)}.docx`],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('gives a title where there is none', () => {
    expect(titleFrom('Speech report.v2.pdf')).toBe('Speech report.v2');
  });
});

describe('the name under which a document is kept by who gets it', () => {
  it('stands in ASCII and in UTF-8, with the ending of what is in it', () => {
    expect(attachmentOf('Rîán’s (1).pdf', 'pdf')).toBe(
      'attachment; filename="Rian_s (1).pdf"; filename*=UTF-8\'\'R%C3%AE%C3%A1n%E2%80%99s%20%281%29.pdf',
    );
    expect(attachmentOf('advice', 'docx')).toContain('filename="advice.docx"');
  });

  it('cannot end the header or the name', () => {
    expect(attachmentOf('a"\r\nX: y;\u202e\\b.pdf', 'pdf')).toMatch(
      /^attachment; filename="[ -!#-[\]-~]*"; filename\*=UTF-8''[\w%.-]*$/,
    );
  });
});

/** Characters that reorder, hide or join the text around them: right-to-left overrides, zero-width ones, byte order marks. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN_SOMEWHERE = /[<>:"|?*;%]/g;
const MOST_CHARACTERS = 120;
const EXTENSION = /\.([A-Za-z0-9]{1,8})$/;

const shortened = (name: string): string => {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  return `${[...name.slice(0, name.length - extension.length)].slice(0, MOST_CHARACTERS - extension.length).join('')}${extension}`;
};

/** A file's name as it was given, without its folders and without what could deceive an eye or a program. Never empty. */
export const cleanFileName = (given: string): string => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last.replace(UNSEEN, '').replace(FORBIDDEN_SOMEWHERE, '_').replace(/\s+/g, ' ');
  const name = shortened(
    seen
      .trim()
      .replace(/^[.\s]+/, '')
      .replace(/[.\s]+$/, ''),
  );
  return name === '' ? 'document' : name;
};

export const extensionOf = (fileName: string): string => (EXTENSION.exec(fileName)?.[1] ?? '').toLowerCase();

/** What a document is called where nobody gave it a title: its file's name without the ending. */
export const titleFrom = (fileName: string): string => fileName.replace(EXTENSION, '') || fileName;

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * `Content-Disposition` for keeping a file: RFC 6266, with the name in ASCII for old programs and in RFC 5987's UTF-8. The ending is
 * that of what was found in the file.
 */
export const attachmentOf = (fileName: string, type: 'pdf' | 'docx'): string => {
  const cleaned = cleanFileName(fileName);
  const name = extensionOf(cleaned) === type ? cleaned : `${cleaned}.${type}`;
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`;
};

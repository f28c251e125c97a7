const WORD = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;

const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );

/** UTF-8 that was read as if each byte were a character; left alone where it is none. */
const mended = (text: string): string => {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
};

/** A name that S3 kept as metadata: it gives back what is not ASCII as encoded words (RFC 2047). */
export const nameFromHeader = (value: string): string => {
  const joined = value.replace(/(\?=)\s+(=\?)/g, '$1$2');
  const decoded = joined.replace(WORD, (_, how: string, text: string) =>
    (how.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQuoted(text)).toString('utf8'),
  );
  return decoded === value ? mended(value) : decoded;
};

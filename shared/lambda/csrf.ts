import { randomBytes, timingSafeEqual } from 'node:crypto';

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));

/** The session's CSRF token as it goes into a form: masked anew in each answer, since answers are compressed (BREACH). */
export const maskCsrf = (token: string): string => {
  const bytes = Buffer.from(token, 'base64url');
  const mask = randomBytes(bytes.length);
  return Buffer.concat([mask, xor(bytes, mask)]).toString('base64url');
};

/** Whether a form's masked token is the session's. */
export const csrfHolds = (token: string, masked: string): boolean => {
  const bytes = Buffer.from(token, 'base64url');
  const sent = Buffer.from(masked, 'base64url');
  if (bytes.length === 0 || sent.length !== 2 * bytes.length) return false;
  return timingSafeEqual(xor(sent.subarray(bytes.length), sent.subarray(0, bytes.length)), bytes);
};

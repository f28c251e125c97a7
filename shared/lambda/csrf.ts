import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A session's CSRF token is made from the secret that its browser keeps, so that no table holds one. */
const tokenOf = (secret: string): Buffer => createHash('sha256').update(`csrf:${secret}`).digest();
const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));

/** The CSRF token of a session (its secret) as it goes into a form: masked anew in each answer, since answers are compressed (BREACH). */
export const csrfField = (secret: string): string => {
  const token = tokenOf(secret);
  const mask = randomBytes(token.length);
  return Buffer.concat([mask, xor(token, mask)]).toString('base64url');
};

/** Whether a form's masked token is that of the session with this secret. */
export const csrfHolds = (secret: string, field: string): boolean => {
  const token = tokenOf(secret);
  const sent = Buffer.from(field, 'base64url');
  if (secret === '' || sent.length !== 2 * token.length) return false;
  return timingSafeEqual(xor(sent.subarray(token.length), sent.subarray(0, token.length)), token);
};

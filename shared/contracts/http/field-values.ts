import * as z from 'zod';

/** 1 to 200 characters of any script; never refused for looking like a formula or markup, which is for whoever shows it to mind. */
export const Name = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'Give 1 to 200 characters, without line breaks or other control characters')
  .regex(/\S/u, 'Give more than spaces');

/** A free text of 1 to 4,000 characters; line breaks and tabs are allowed. */
export const FreeText = z
  .string()
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t]){1,4000}$/u, 'Give 1 to 4,000 characters, without control characters')
  .regex(/\S/u, 'Give more than spaces');

/** Words that would be lost in a path. */
const LOST_IN_A_PATH = new Set(['new', '.', '..']);

const inPaths = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9\-_/.]{1,40}$/, 'Give 1 to 40 of the characters A–Z a–z 0–9 - _ / .')
    .refine((text) => !LOST_IN_A_PATH.has(text), 'Choose another than new, . or ..');

/** A council's own reference of an assessment. */
export const Ref = inPaths();

/** A team's code, unique within a council. */
export const TeamCode = inPaths();

export const Email = z
  .string()
  .max(254, 'An address has at most 254 characters')
  .regex(/^[^\s@"<>,;:()[\]\\\p{Cc}]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/u, 'Give one e-mail address');

export const NhsNumber = z.string().regex(/^\d{3} ?\d{3} ?\d{4}$/, 'Give the ten digits of an NHS number');

/** A school year: 0 for reception, below it for nursery. */
export const YearGroup = z.int('Give a whole number').min(-2).max(15);

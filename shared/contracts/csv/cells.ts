import * as z from 'zod';

/** A cell that may be empty, which means that there is none. */
export const maybe = <S extends z.ZodType>(cell: S) =>
  z.preprocess((text) => (text === '' ? null : text), cell.nullable());

/** Several in one cell, separated by spaces; in lower case, for addresses and domains are compared so. */
export const several = <S extends z.ZodType<string>>(one: S) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.toLowerCase().split(/\s+/).filter(Boolean) : text),
    z.array(one),
  );

/** A cell that must be one of a few words; the fault says which. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, { error: `Give one of: ${words.join(', ')}` });

export const trueOrFalse = z.preprocess(
  (text) => (text === 'true' ? true : text === 'false' || text === '' ? false : text),
  z.boolean('Give true or false'),
);

export const wholeNumber = <S extends z.ZodType<number>>(number: S) =>
  z.preprocess((text) => (typeof text === 'string' && /^-?\d{1,3}$/.test(text) ? Number(text) : text), number);

/** A cell that holds JSON; text that is none is a fault of the cell. */
export const json = <S extends z.ZodType>(inner: S) =>
  z.preprocess((text) => {
    try {
      return typeof text === 'string' ? JSON.parse(text) : text;
    } catch {
      return text;
    }
  }, inner);

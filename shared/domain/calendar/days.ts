import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

const exists = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

/** A calendar day in Europe/London, `YYYY-MM-DD`; a day that does not exist (30 February) is refused. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give the date as YYYY-MM-DD')
  .refine(exists, 'This date does not exist');
export type IsoDate = z.infer<typeof IsoDate>;

/** An instant in UTC, ISO 8601 with a `Z`, as `new Date().toISOString()` writes it. */
export const IsoInstant = z.iso.datetime();
export type IsoInstant = z.infer<typeof IsoInstant>;

/** A calendar month in Europe/London, `YYYY-MM`. */
export const IsoMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Give the month as YYYY-MM');
export type IsoMonth = z.infer<typeof IsoMonth>;

import * as z from 'zod';

/** A larger file is `too-large`. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** Why a document is not served. The words are in fault-words.ts. */
export const FaultCode = z.enum([
  'empty',
  'too-large',
  'not-pdf-or-docx',
  'name-and-content-differ',
  'two-files-in-one',
  'broken',
  'encrypted',
  'macros',
  'active-content',
  'attachments',
  'too-large-unzipped',
  'malware',
  'not-supported',
  'not-scanned',
  'scan-failed',
]);
export type FaultCode = z.infer<typeof FaultCode>;

import * as z from 'zod';
import { FieldFault } from './problem.ts';

export const ImportKindName = z.enum(['teams', 'assessments', 'advice-requests']);
export const StartImportBody = z.strictObject({ kind: ImportKindName });

/** Where to post the file as `multipart/form-data`: the fields as they are, then the file as `file`. */
export const ImportStarted = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

const count = z.int().nonnegative();
export const ImportView = z.object({
  id: z.string(),
  kind: ImportKindName,
  status: z.enum(['waiting', 'checking', 'importing', 'done', 'refused']),
  rows: count,
  /** Rows dealt with so far. */
  done: count,
  created: count,
  changed: count,
  unchanged: count,
  errors: z.array(FieldFault),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportDone = ImportView.pick({ rows: true, created: true, changed: true, unchanged: true });

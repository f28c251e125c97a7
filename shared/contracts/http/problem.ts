import * as z from 'zod';

/** One fault of what was sent. `line` is the physical line where a CSV record starts, the header is 1; `field` is '' for a whole line. */
export const FieldFault = z.object({ line: z.int().positive().optional(), field: z.string(), message: z.string() });
export type FieldFault = z.infer<typeof FieldFault>;

/** An error, RFC 9457; goes out as `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(FieldFault).optional(),
});
export type Problem = z.infer<typeof Problem>;

import * as z from 'zod';

/** Where a command works: a deployed stage, by the person's own AWS credentials; or the platform that `npm start` runs on this machine, by its port. */
export const Where = z.union([
  z.strictObject({ stage: z.string().regex(/^[a-z][a-z0-9-]{1,15}$/) }),
  z.strictObject({ local: z.coerce.number().int().min(1).max(65_526) }),
]);
export type Where = z.infer<typeof Where>;

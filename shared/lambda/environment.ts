import type * as z from 'zod';

/** Reads a function's environment by its schema: the one place where `process.env` is read. Throws naming what is missing. */
export const readEnvironment = <S extends z.ZodType>(schema: S): z.infer<S> => {
  const read = schema.safeParse(process.env);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The function's environment is not as its env.ts declares it: ${faults.join('; ')}`);
};

import * as z from 'zod';

/** What every function's environment has; its own env.ts extends it. Powertools reads its two variables by itself. */
export const BaseEnv = z.object({
  STAGE: z.string().min(1),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  POWERTOOLS_SERVICE_NAME: z.string().min(1),
  POWERTOOLS_METRICS_NAMESPACE: z.string().min(1),
});
export type BaseEnv = z.infer<typeof BaseEnv>;

import * as z from 'zod';
import { BaseEnv } from '../../../shared/lambda/base-env.ts';

export const Env = BaseEnv.extend({
  EVENT_BUS: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

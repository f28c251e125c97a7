import * as z from 'zod';
import { BaseEnv } from '../../../shared/lambda/base-env.ts';

export const Env = BaseEnv.extend({
  DIRECTORY_TABLE: z.string().min(1),
  ACCESS_TABLE: z.string().min(1),
  PUBLIC_ORIGIN: z.url(),
  TOKEN_ISSUER: z.url(),
  SIGN_IN_CLIENT_ID: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

import * as z from 'zod';
import { BaseEnv } from '../../../shared/lambda/base-env.ts';

export const Env = BaseEnv.extend({
  ASSESSMENTS_TABLE: z.string().min(1),
  MAIL_TABLE: z.string().min(1),
  ACCESS_TABLE: z.string().min(1),
  DIRECTORY_TABLE: z.string().min(1),
  SCORECARD_TABLE: z.string().min(1),
  IMPORTS_BUCKET: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  DOCUMENTS_BUCKET: z.string().min(1),
  TOKEN_ISSUER: z.url(),
});
export type Env = z.infer<typeof Env>;

import * as z from 'zod';
import { BaseEnv } from '../../../shared/lambda/base-env.ts';

export const Env = BaseEnv.extend({
  ASSESSMENTS_TABLE: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  DOCUMENTS_BUCKET: z.string().min(1),
  /** The account that the uploads are in: events of another are none of ours. */
  UPLOADS_ACCOUNT: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

import * as z from 'zod';

/** What may start `unstick`: the scheduler, or a person who resumes sending after it was stopped for all. */
export const UnstickEvent = z.object({ resumeSending: z.boolean().default(false) });
export type UnstickEvent = z.infer<typeof UnstickEvent>;

import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { log } from './log.ts';
import { toldOfError } from './told-of-error.ts';

const logged = (): middy.MiddlewareObj<unknown, void> => ({
  onError: ({ error }) => log.error('schedule failed', { ...toldOfError(error) }),
});

/**
 * What time starts. A schedule may come twice, late, or both at once; what it starts must not mind. A failure is logged
 * and thrown, so that the scheduler tries again and its dead-letter queue takes it in the end.
 */
export const schedule = (run: (event: unknown) => Promise<void>) =>
  middy<unknown, void, Error, Context>()
    .use(logged())
    .handler((event) => run(event));
